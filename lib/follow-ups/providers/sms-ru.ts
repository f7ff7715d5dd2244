import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { REAL_ADDRESS } from "@/lib/settings/connections/list-connections";
import { storedKey } from "@/lib/settings/connections/stored-key";
import {
  type Attempt,
  failureOf,
  misconfigured,
  perhapsDone,
  refused,
  retryLater,
  type StepFailure,
} from "./failure";
import { askOutside } from "./outside-request";

export type SmsAddress = { baseUrl: string; apiId: string; sender: string | null };
export type SmsResult =
  | { kind: "accepted"; ref: string | null }
  | { kind: "failed"; failure: StepFailure };

/** Where messages are handed over; null: not connected. */
export async function smsAddress(): Promise<SmsAddress | null> {
  const own = await storedKey("sms_ru");
  if (own)
    return {
      baseUrl: REAL_ADDRESS.sms_ru,
      apiId: own.secret,
      sender: env().SMS_SENDER ?? null,
    };
  const { SMS_RU_URL, SMS_RU_API_ID, SMS_SENDER } = env();
  return SMS_RU_API_ID
    ? { baseUrl: SMS_RU_URL, apiId: SMS_RU_API_ID, sender: SMS_SENDER ?? null }
    : null;
}

type Verdict = "accepted" | "configuration" | "permanent" | "transient";

/** SMS.ru answers 200 with a code of its own (sms.ru/api/send, "Коды ответа"). A code that is not here is ambiguous. */
const CODES: Record<number, Verdict> = {
  // handed over, on its way, delivered
  100: "accepted",
  101: "accepted",
  102: "accepted",
  103: "accepted",
  // wrong key, no funds, sender not agreed, daily limit of the account, account not confirmed
  200: "configuration",
  201: "configuration",
  204: "configuration",
  206: "configuration",
  221: "configuration",
  300: "configuration",
  301: "configuration",
  302: "configuration",
  // this number or this text will never go
  150: "permanent",
  202: "permanent",
  203: "permanent",
  205: "permanent",
  207: "permanent",
  208: "permanent",
  209: "permanent",
  210: "permanent",
  211: "permanent",
  212: "permanent",
  213: "permanent",
  214: "permanent",
  215: "permanent",
  216: "permanent",
  217: "permanent",
  230: "permanent",
  231: "permanent",
  232: "permanent",
  233: "permanent",
  // "temporarily unavailable, try a little later": refused as a whole
  220: "transient",
};

const Answer = z.object({
  status: z.string(),
  status_code: z.coerce.number(),
  sms: z
    .record(
      z.string(),
      z.object({
        status: z.string(),
        status_code: z.coerce.number(),
        sms_id: z.coerce.string().optional(),
      }),
    )
    .optional(),
});

/**
 * Hands one message over. The gateway takes no key of ours, so a lost answer is `unknown`, never sent again by itself.
 * @param message `to`: E.164 with a plus. Never throws.
 */
export async function sendSms(
  at: SmsAddress,
  message: { to: string; text: string },
  tries: number,
): Promise<SmsResult> {
  const attempt: Attempt = { provider: "sms_ru", tries, isRepeatable: false };
  const answer = await askOutside({
    provider: "sms-ru",
    name: "send",
    method: "POST",
    url: `${at.baseUrl}/sms/send`,
    body: {
      form: {
        api_id: at.apiId,
        to: message.to.replace(/^\+/, ""),
        msg: message.text,
        json: "1",
        ...(at.sender ? { from: at.sender } : {}),
      },
    },
  });
  const failure = failureOf(answer, attempt);
  if (failure) return { kind: "failed", failure };
  return judge(answer.kind === "answered" ? answer.json : null, attempt);
}

function judge(json: unknown, attempt: Attempt): SmsResult {
  const parsed = Answer.safeParse(json);
  if (!parsed.success)
    return { kind: "failed", failure: perhapsDone(attempt, "unreadable_answer") };
  const [one] = Object.values(parsed.data.sms ?? {});
  // The outer code speaks of the request, the inner one of the number; both must say yes.
  const code = parsed.data.status_code === 100 && one ? one.status_code : parsed.data.status_code;
  if (code === 100 && !one)
    return { kind: "failed", failure: perhapsDone(attempt, "no_number_in_answer") };
  const verdict: Verdict | undefined = CODES[code];
  switch (verdict) {
    case "accepted":
      return { kind: "accepted", ref: one?.sms_id ?? null };
    case "configuration":
      return { kind: "failed", failure: misconfigured(attempt, String(code)) };
    case "permanent":
      return { kind: "failed", failure: refused(attempt, String(code)) };
    case "transient":
      return { kind: "failed", failure: retryLater(attempt, String(code)) };
    case undefined:
      return { kind: "failed", failure: perhapsDone(attempt, `code ${code}`) };
  }
}
