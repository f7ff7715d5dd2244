import "server-only";
import type { z } from "zod";
import { database } from "@/db/client";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { parsePhone } from "@/lib/platform/format/phone";
import { readWorkerPulse } from "@/lib/platform/worker-pulse";
import { getSettings } from "@/lib/settings/queries";
import { telephonyRoad } from "@/lib/telephony/registry";
import { clockIn } from "../dial/local-time";
import { findBlock, findWarning } from "../dial/number-rules";
import { readNumberState } from "../dial/number-state";
import type { CheckNumberInput } from "../schema";
import type * as answers from "./answers";

export type NumberCheck = z.output<typeof answers.NumberCheck>;

/**
 * What the form says of a number before the call: the same rules the start obeys, read at this moment.
 * @throws AppError forbidden
 */
export async function checkNumber(
  actor: Actor,
  input: z.output<typeof CheckNumberInput>,
): Promise<NumberCheck> {
  assertCan(actor, "calls.start");
  const { dialing } = await getSettings();
  const phone = parsePhone(input.phone);
  if (!phone)
    return { ...UNKNOWN, currency: dialing.currency, block: dialing.paused ? "paused" : null };
  const state = await readNumberState(
    database(),
    { phone: phone.e164, country: phone.country },
    dialing,
  );
  const now = new Date();
  const { language, voice, engine } = input;
  const wish = { language, voice, engine, country: phone.country };
  return {
    phone: phone.e164,
    international: phone.international,
    country: phone.country,
    clocks: outermostClocks(state.zones, now),
    zones: [...state.zones],
    pricePerMinuteMicros: state.pricePerMinuteMicros,
    currency: dialing.currency,
    opensIn: telephonyRoad().openingLanguage(wish),
    block: dialing.paused ? "paused" : findBlock(state, dialing),
    warning: findWarning(state, dialing, now),
    speechProblems: telephonyRoad().speechProblems(wish),
    isWorkerSilent: (await readWorkerPulse()).isSilent,
  };
}

const UNKNOWN: NumberCheck = {
  phone: null,
  international: null,
  country: null,
  clocks: [],
  zones: [],
  pricePerMinuteMicros: null,
  currency: "USD",
  opensIn: null,
  block: null,
  warning: null,
  speechProblems: [],
  isWorkerSilent: false,
};

/** One clock where all zones agree, else the earliest and the latest. */
function outermostClocks(zones: readonly string[], now: Date): string[] {
  const clocks = zones
    .map((zone) => clockIn(zone, now))
    .sort((a, b) => a.offsetMinutes - b.offsetMinutes);
  const [first, last] = [clocks[0], clocks.at(-1)];
  if (!first || !last) return [];
  return first.offsetMinutes === last.offsetMinutes ? [first.iso] : [first.iso, last.iso];
}
