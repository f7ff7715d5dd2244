import type { Turn } from "./conversation";

/** "My name is …" in the four languages; the name begins with a capital letter. */
const INTRODUCTIONS: readonly RegExp[] = [
  /[Мм]еня зовут (\p{Lu}\p{Ll}+)/u,
  /[Зз]апишите (?:меня )?на имя (\p{Lu}\p{Ll}+)/u,
  /[Mm]y name(?:'s| is) (\p{Lu}\p{Ll}+)/u,
  /[Tt]his is (\p{Lu}\p{Ll}+) speaking/u,
  /[Ii]smim (\p{Lu}[\p{Ll}'’ʻ]+)/u,
  /[Нн]омам (\p{Lu}\p{Ll}+)/u,
  /[Нн]оми ман (\p{Lu}\p{Ll}+)/u,
];

/** The name the callee gave, and in which turn; null when none was given. */
export function spokenName(callee: readonly Turn[]): { name: string; turn: number } | null {
  for (const turn of callee) {
    for (const introduction of INTRODUCTIONS) {
      const name = turn.text.match(introduction)?.[1];
      if (name) return { name, turn: turn.no };
    }
  }
  return null;
}
