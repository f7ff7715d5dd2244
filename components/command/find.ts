import type { LucideIcon } from "lucide-react";

export const COMMAND_GROUPS = ["number", "recent", "calls", "clients", "pages", "actions"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export type Command = {
  id: string;
  group: CommandGroup;
  label: string;
  note?: string;
  icon: LucideIcon;
} & ({ href: string; run?: never } | { href?: never; run: () => void });

/** Fewer digits are no number one would ring. */
const MIN_DIGITS = 7;

/** What was typed as a number to ring: digits with a plus where there was one; null: it is none. */
export function typedNumber(text: string): string | null {
  const trimmed = text.trim();
  if (!/^\+?[\d\s()./-]+$/.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, "");
  if (digits.length < MIN_DIGITS || digits.length > 15) return null;
  return trimmed.startsWith("+") ? `+${digits}` : digits;
}

/** How well a label fits: each typed word begins one of its words, or stands in it. Null: it does not. */
export function fitOf(label: string, text: string): number | null {
  const plain = (words: string) => words.toLocaleLowerCase().replaceAll("ё", "е");
  const whole = plain(label);
  const words = whole.split(/[^\p{L}\p{N}]+/u);
  let fit = 0;
  for (const wanted of plain(text).split(/\s+/).filter(Boolean)) {
    if (words.some((word) => word.startsWith(wanted))) fit += 2;
    else if (whole.includes(wanted)) fit += 1;
    else return null;
  }
  return whole.startsWith(plain(text).trim()) ? fit + 1 : fit;
}

/** Those that fit what was typed, the best first, the order of the list kept among equals. */
export function fitting<One extends { label: string; note?: string }>(
  all: readonly One[],
  text: string,
): One[] {
  return all
    .map((one) => ({ one, fit: fitOf(`${one.label} ${one.note ?? ""}`, text) }))
    .filter(({ fit }) => fit !== null)
    .sort((a, b) => (b.fit ?? 0) - (a.fit ?? 0))
    .map(({ one }) => one);
}
