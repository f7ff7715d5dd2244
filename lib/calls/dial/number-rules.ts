import type { Dialing } from "@/lib/settings/schema";
import { clockIn } from "./local-time";

/** What may keep a call from being made. */
export const BLOCKS = [
  "do_not_call",
  "forbidden_prefix",
  "attempt_cap",
  "budget",
  "demo_number",
] as const;
export type Block = (typeof BLOCKS)[number];
/** What a person must say yes to first. */
export const WARNINGS = ["outside_hours", "unknown_zone", "holiday"] as const;
export type Warning = (typeof WARNINGS)[number];

export type NumberState = {
  isDoNotCall: boolean;
  isDemoNumber: boolean;
  /** Null: no prefix of the list allows it. */
  pricePerMinuteMicros: number | null;
  attemptsDay: number;
  attemptsWeek: number;
  /** Spent and reserved since midnight UTC. */
  spentTodayMicros: number;
  country: string | null;
  /** Every zone the person may be in; empty: unknown. */
  zones: readonly string[];
};

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** What a call of full length would cost. */
export function reservationMicros(
  pricePerMinuteMicros: number,
  dialing: Pick<Dialing, "maxCallSeconds">,
): number {
  return Math.ceil((pricePerMinuteMicros * dialing.maxCallSeconds) / 60);
}

export function findBlock(state: NumberState, dialing: Dialing): Block | null {
  if (state.isDoNotCall) return "do_not_call";
  if (state.isDemoNumber) return "demo_number";
  if (state.pricePerMinuteMicros === null) return "forbidden_prefix";
  if (
    state.attemptsDay >= dialing.attemptsPerNumberDay ||
    state.attemptsWeek >= dialing.attemptsPerNumberWeek
  )
    return "attempt_cap";
  const reservation = reservationMicros(state.pricePerMinuteMicros, dialing);
  if (state.spentTodayMicros + reservation > dialing.budgetPerDayMicros) return "budget";
  return null;
}

/** Whether it is a good hour there. Several possible zones must all agree; if they do not, the zone is what is unknown. */
export function findWarning(state: NumberState, dialing: Dialing, now: Date): Warning | null {
  if (state.zones.length === 0) return isAlwaysOpen(dialing) ? null : "unknown_zone";
  const verdicts = new Set(
    state.zones.map((zone) => hoursVerdict(zone, state.country, dialing, now)),
  );
  if (verdicts.size > 1) return "unknown_zone";
  const [verdict] = verdicts;
  return verdict === "open" || verdict === undefined ? null : verdict;
}

function hoursVerdict(
  zone: string,
  country: string | null,
  dialing: Dialing,
  now: Date,
): "open" | Warning {
  const clock = clockIn(zone, now);
  const holidays = (country && dialing.holidays[country]) || [];
  if (holidays.includes(clock.monthDay) || holidays.includes(clock.date)) return "holiday";
  const day = DAYS[clock.weekday - 1];
  const window = day ? dialing.callingHours[day] : null;
  if (!window) return "outside_hours";
  return clock.minuteOfDay >= minutes(window.from) && clock.minuteOfDay < minutes(window.to)
    ? "open"
    : "outside_hours";
}

function isAlwaysOpen(dialing: Dialing): boolean {
  return DAYS.every((day) => {
    const window = dialing.callingHours[day];
    return window !== null && minutes(window.from) === 0 && minutes(window.to) === 1440;
  });
}

function minutes(clock: string): number {
  const [hours = "0", rest = "0"] = clock.split(":");
  return Number(hours) * 60 + Number(rest);
}
