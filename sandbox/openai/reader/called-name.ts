/** Words with a capital inside a sentence, among them the names the bot calls the callee by. */
export function namesIn(botText: string): string[] {
  const inside = botText.matchAll(/(?<=[\p{L},–—-]\s)(\p{Lu}[\p{Ll}'’ʻ]{2,})/gu);
  return Array.from(inside, (match) => match[1] ?? "");
}

/** "I am not Maria", "ман Зарина не": the callee is not who was asked for. */
export function deniesName(sentence: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const denial = new RegExp(
      `(?:^|[\\s,])(?:не|not|isn't|not a) ${name}(?!\\p{L})|(?<!\\p{L})${name}\\S* (?:не|нест\\S*|emas\\S*|yo['’ʻ]q)(?!\\p{L})`,
      "iu",
    );
    return denial.test(sentence);
  });
}
