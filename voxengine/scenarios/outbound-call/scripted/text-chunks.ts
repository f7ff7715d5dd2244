/** The platform refuses to say more at once: PlaybackFinished then arrives with an error. */
const maxCharacters = 1500;

/**
 * Splits a text into pieces that can be said one after the other.
 * @param limit the longest piece, characters
 * @returns pieces that end with a sentence where possible, else with a word; none is empty
 */
export function textChunks(text: string, limit: number = maxCharacters): string[] {
  const chunks: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const sentence =
      Math.max(head.lastIndexOf(". "), head.lastIndexOf("! "), head.lastIndexOf("? ")) + 1;
    const word = head.lastIndexOf(" ");
    const end = sentence > limit / 3 ? sentence : word > 0 ? word : limit;
    chunks.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === "" ? chunks : [...chunks, rest];
}
