/**
 * A repeatable source of numbers: the same text gives the same sequence on every machine.
 * @returns a function that draws the next number, 0 ≤ n < 1
 */
export function seededRandom(text: string): () => number {
  // FNV-1a for the state, mulberry32 for the sequence: small, fast, and good enough to choose words and faults.
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
