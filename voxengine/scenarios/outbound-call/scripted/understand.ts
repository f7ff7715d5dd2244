import { type Intent, signs } from "./signs";

/**
 * Understands what a callee means, as far as a script needs it. All languages are looked through at once: people mix
 * them, and a refusal counts in any.
 * @param text what the recognizer heard
 * @returns the strongest intent found
 */
export function understand(text: string): Intent {
  const words = ` ${normalized(text)} `;
  for (const [intent, patterns] of signs) {
    if (patterns.some((pattern) => matches(words, pattern))) {
      return intent;
    }
  }
  return text.includes("?") ? "question" : "other";
}

/**
 * Tells whether a text names a time, so that the bot need not ask for one.
 * @param text what the recognizer heard
 */
export function namesTime(text: string): boolean {
  const words = ` ${normalized(text)} `;
  return /\d/.test(words) || timeWords.some((word) => matches(words, word));
}

/** Words of time in the four languages; a trailing * stands for any ending. */
const timeWords = [
  ..."завтра послезавтра вечером вечера утром утра днем дня обед* понедельник* вторник* среду среда четверг* пятниц*".split(
    " ",
  ),
  ..."суббот* воскресень* час часа часов через* недел* месяц*".split(" "),
  ..."ertaga indin* kechqurun ertalab tushdan soat* dushanba* seshanba* chorshanba* payshanba* juma* hafta* oy".split(
    " ",
  ),
  ..."фардо пасфардо бегоҳ* саҳар* пагоҳ* соат* душанбе сешанбе чоршанбе панҷшанбе ҷумъа ҳафта* моҳ*".split(
    " ",
  ),
  ..."tomorrow tonight evening morning afternoon noon monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
  ..."hour* week* month* o'clock".split(" "),
];

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\u02bb\u02bc\u2018\u2019`\u00b4]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
}

function matches(words: string, pattern: string): boolean {
  const place = /^[=^]/.exec(pattern)?.[0] ?? "";
  const source = pattern
    .slice(place.length)
    .split(" ")
    .map((word) => (word.endsWith("*") ? `${word.slice(0, -1)}[\\p{L}']*` : word))
    .join(" ");
  return new RegExp(`${place && "^"} ${source} ${place === "=" ? "$" : ""}`, "u").test(words);
}
