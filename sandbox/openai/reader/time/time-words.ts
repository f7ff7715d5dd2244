export type Clock = { hour: number; minute: number; half: "am" | "pm" | "open" };

/**
 * How one language speaks of days and hours. All patterns run over folded words in which number
 * words have become digits.
 */
export type TimeWords = {
  /** Folded word → number. */
  numbers: Record<string, number>;
  /** An ending that may hang on a number word. */
  numberEnding: RegExp | null;
  /** Days from today. */
  days: readonly (readonly [RegExp, number])[];
  /** Monday first. */
  weekdays: readonly RegExp[];
  nextWeek: RegExp;
  /** First group: how many days from now. */
  inDays: RegExp;
  /** Day of month in the first group, month 1–12 by the place in the list. */
  months: readonly RegExp[];
  /** Minutes from now. */
  relative: readonly (readonly [RegExp, (match: RegExpMatchArray) => number])[];
  clock: readonly (readonly [RegExp, (match: RegExpMatchArray) => Clock])[];
  /** A part of the day with the hour meant when no other is said. */
  parts: readonly (readonly [RegExp, number, "am" | "pm"])[];
};

/** A clock time of the groups 1 (hour) and 2 (minutes, may be missing). */
export function clockOf(half: Clock["half"] = "open"): (match: RegExpMatchArray) => Clock {
  return (match) => ({ hour: Number(match[1]), minute: Number(match[2] ?? 0), half });
}
