export const DUE_GROUPS = ["overdue", "today", "upcoming", "someday"] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Where a promise stands in the list; "today" by the clock of `zone`. Times ISO 8601, UTC. */
export function groupOf(dueAt: string | null, now: string, zone: string): DueGroup {
  if (dueAt === null) return "someday";
  if (dueAt < now) return "overdue";
  const day = (at: string) => clockText(new Date(at), zone).slice(0, 10);
  return day(dueAt) === day(now) ? "today" : "upcoming";
}

/** A moment as a clock in `zone` shows it: "YYYY-MM-DDTHH:MM". */
export function clockText(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(at);
  return parts.replace(" ", "T");
}

/** The time behind one of the usual answers. Pure. */
export function usualTime(
  choice: "inHour" | "tomorrow" | "monday",
  now: Date,
  zone: string,
): string {
  if (choice === "inHour") return clockText(new Date(now.getTime() + 3_600_000), zone);
  // Calendar days are counted on a clock without zones: no day there is longer than another.
  const today = new Date(`${clockText(now, zone).slice(0, 10)}T00:00:00Z`);
  const days = choice === "tomorrow" ? 1 : (8 - today.getUTCDay()) % 7 || 7;
  today.setUTCDate(today.getUTCDate() + days);
  return `${today.toISOString().slice(0, 10)}T10:00`;
}
