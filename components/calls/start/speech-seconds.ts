/**
 * How long a sentence takes aloud, in whole seconds (at least 1 for any words).
 * Telephone voices speak about 14 characters a second and rest a third of a second at a stop.
 */
export function speechSeconds(text: string): number {
  const spoken = text.replace(/\s+/g, " ").trim();
  if (spoken === "") return 0;
  const stops = spoken.match(/[.!?…:;]+/g)?.length ?? 0;
  return Math.max(1, Math.round(spoken.length / 14 + stops * 0.35));
}
