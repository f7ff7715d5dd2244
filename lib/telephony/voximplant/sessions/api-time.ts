/** A session's clock and ours may differ, and a session is found by when it started. */
export const MARGIN_MS = 10 * 60_000;

/** "YYYY-MM-DD HH:mm:ss" in UTC. */
export function toApiTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

/** @returns ISO 8601, UTC; null for what is no such time */
export function fromApiTime(text: string | null | undefined): string | null {
  if (!text) return null;
  const moment = Date.parse(`${text.trim().replace(" ", "T")}Z`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
