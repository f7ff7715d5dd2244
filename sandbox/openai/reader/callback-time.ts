import type { DateTime } from "luxon";
import { foldWords, type Language } from "./fold";
import { englishTime } from "./time/en";
import { russianTime } from "./time/ru";
import { tajikTime } from "./time/tg";
import type { Clock, TimeWords } from "./time/time-words";
import { uzbekTime } from "./time/uz";

const WORDS: Record<Language, TimeWords> = {
  ru: russianTime,
  uz: uzbekTime,
  tg: tajikTime,
  en: englishTime,
};

/** What one remark says of a time; remarks add up: "tomorrow" and later "at three". */
export type SpokenTime = {
  day: DateTime | null;
  clock: { hour: number; minute: number } | null;
  /** The hour is only what that part of the day usually means. */
  isPartOfDay: boolean;
  exact: DateTime | null;
};

function withDigits(words: string, time: TimeWords): string {
  const numbers: (number | null)[] = [];
  const out: string[] = [];
  for (const word of words.split(" ")) {
    const stem = time.numberEnding ? word.replace(time.numberEnding, "") : word;
    const direct = time.numbers[word];
    const value = direct ?? time.numbers[stem];
    const previous = numbers.at(-1) ?? null;
    const isUnit =
      value !== undefined &&
      value < 10 &&
      previous !== null &&
      previous >= 10 &&
      previous % 10 === 0;
    // "@" marks a number word that stood in a case of time or place: "uchda" is "at three".
    const mark =
      value !== undefined && direct === undefined && /(?:da|larda|ga|dan)$/u.test(word) ? "@" : "";
    if (value === undefined) {
      numbers.push(null);
      out.push(word);
    } else if (isUnit) {
      const sum = (previous ?? 0) + value;
      numbers[numbers.length - 1] = sum;
      out[out.length - 1] = `${sum}${mark}`;
    } else {
      numbers.push(value);
      out.push(`${value}${mark}`);
    }
  }
  return out.join(" ");
}

function spokenDay(words: string, time: TimeWords, now: DateTime): DateTime | null {
  const inDays = words.match(time.inDays);
  if (inDays) return now.plus({ days: Number(inDays[1]) }).startOf("day");
  for (const [index, month] of time.months.entries()) {
    const day = Number(words.match(month)?.[1] ?? 0);
    if (day < 1 || day > 31) continue;
    const date = now.set({ month: index + 1, day }).startOf("day");
    return date < now.startOf("day") ? date.plus({ years: 1 }) : date;
  }
  for (const [index, weekday] of time.weekdays.entries()) {
    if (!weekday.test(words)) continue;
    const ahead = (index + 1 - now.weekday + 7) % 7 || 7;
    return now.plus({ days: ahead }).startOf("day");
  }
  for (const [day, offset] of time.days) {
    if (day.test(words)) return now.plus({ days: offset }).startOf("day");
  }
  if (time.nextWeek.test(words)) return now.plus({ days: 8 - now.weekday }).startOf("day");
  return null;
}

/** Nobody asks for a call at four in the night: a bare hour below eight is one of the afternoon. */
function fullHour(clock: Clock, part: "am" | "pm" | null): number | null {
  const { hour, minute, half } = clock;
  if (hour < 0 || hour > 23 || minute > 59) return null;
  const spoken = half === "open" ? part : half;
  if (hour > 12) return hour;
  if (spoken === "pm") return hour === 12 ? 12 : hour + 12;
  if (spoken === "am") return hour % 12;
  return hour >= 1 && hour < 8 ? hour + 12 : hour;
}

/**
 * The time a remark names.
 * @param now the moment of the call in the callee's zone
 * @returns null when it names none
 */
export function spokenTime(text: string, language: Language, now: DateTime): SpokenTime | null {
  const time = WORDS[language];
  const marked = withDigits(foldWords(text, language), time);
  const words = marked.replaceAll("@", "");
  for (const [span, minutes] of time.relative) {
    const match = words.match(span);
    if (match) {
      const exact = now.plus({ minutes: minutes(match) });
      return { day: null, clock: null, isPartOfDay: false, exact };
    }
  }
  const day = spokenDay(words, time, now);
  const part = time.parts.find(([name]) => name.test(words)) ?? null;
  for (const [pattern, read] of time.clock) {
    const match = (pattern.source.includes("@") ? marked : words).match(pattern);
    if (!match) continue;
    const clock = read(match);
    const hour = fullHour(clock, part?.[2] ?? null);
    if (hour !== null)
      return { day, clock: { hour, minute: clock.minute }, isPartOfDay: false, exact: null };
  }
  if (part) return { day, clock: { hour: part[1], minute: 0 }, isPartOfDay: true, exact: null };
  return day ? { day, clock: null, isPartOfDay: false, exact: null } : null;
}

/** Several remarks about one appointment, the later ones correcting the earlier. */
export function mergeTimes(times: readonly SpokenTime[]): SpokenTime | null {
  let merged: SpokenTime | null = null;
  for (const next of times) {
    if (!merged || next.exact) {
      merged = next;
      continue;
    }
    const keepsHour: boolean =
      next.clock === null || (next.isPartOfDay && merged.clock !== null && !merged.isPartOfDay);
    merged = {
      exact: next.day || next.clock ? null : merged.exact,
      day: next.day ?? merged.day,
      clock: keepsHour ? merged.clock : next.clock,
      isPartOfDay: keepsHour ? merged.isPartOfDay : next.isPartOfDay,
    };
  }
  return merged;
}

/**
 * ISO 8601 with the callee's offset. A day without an hour means ten in the morning; an hour
 * without a day the next time the clock shows it.
 */
export function resolveTime(spoken: SpokenTime, now: DateTime): string | null {
  const format = (moment: DateTime) => moment.toISO({ suppressMilliseconds: true });
  if (spoken.exact) return format(spoken.exact.startOf("minute"));
  const clock = spoken.clock ?? { hour: 10, minute: 0 };
  if (spoken.day) return format(spoken.day.set(clock));
  const today = now.startOf("day").set(clock);
  return format(today > now ? today : today.plus({ days: 1 }));
}
