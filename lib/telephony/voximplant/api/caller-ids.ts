import "server-only";
import type { VoximplantAccess } from "./access";
import { askApi } from "./client";
import { CallerIdsAnswer, PhoneNumbersAnswer } from "./schema";

/**
 * A number that callees may be shown: a rented one, else one that was verified by a call.
 * @returns E.164 with a plus, or null
 * @throws VoximplantError
 */
export async function findCallerId(access: VoximplantAccess): Promise<string | null> {
  const rented = await askApi(access, "GetPhoneNumbers", { count: 100 }, PhoneNumbersAnswer);
  const number = rented.result.find(({ deactivated, is_frozen }) => !deactivated && !is_frozen);
  if (number) return withPlus(number.phone_number);
  const params = { active: true, count: 100 };
  const verified = await askApi(access, "GetCallerIDs", params, CallerIdsAnswer);
  const callerId = verified.result.find(({ active }) => active);
  return callerId ? withPlus(callerId.callerid_number) : null;
}

/** The API gives digits only. */
function withPlus(number: string): string {
  return `+${number.replace(/\D/g, "")}`;
}
