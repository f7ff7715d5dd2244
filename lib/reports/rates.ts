import type { FunnelReport } from "./get-funnel";

/** A share with what it is a share of; `value` from 0 to 1, null where nothing was counted. */
export type Rate = { part: number; whole: number; value: number | null };

/** Below this many cases a rate is shown faint, with its n. */
export const SMALL_SAMPLE = 30;

export function rate(part: number, whole: number): Rate {
  return { part, whole, value: whole > 0 ? part / whole : null };
}

export function funnelRates(report: FunnelReport): { talk: Rate; interest: Rate; lead: Rate } {
  const { called, talked, interested, lead } = report.funnel;
  return {
    talk: rate(talked, called),
    interest: rate(interested, talked),
    lead: rate(lead, interested),
  };
}

/** Percent with one decimal, as the seed's API gives it; 0 where nothing was counted. */
export function percent(share: Rate): number {
  return share.value === null ? 0 : Math.round(share.value * 1000) / 10;
}
