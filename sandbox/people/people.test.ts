import { describe, expect, it } from "vitest";
import { seededRandom } from "../random";
import { behaviors, sampleNumbers } from "./behaviors";
import type { Callee, CalleeAction, Language } from "./callee";
import { PHRASE_BOOKS } from "./characters";
import { behaviorOf } from "./draw-behavior";
import { languageOf } from "./language";
import { pickUp } from "./pick-up";
import { SCRIPTS } from "./scripts";

const LANGUAGES: Language[] = ["ru", "uz", "tg", "en"];

/** What a bot says to anybody: greeting, question, offer, goodbye. */
const BOT: Record<Language, readonly string[]> = {
  ru: [
    "Здравствуйте! Меня зовут Ева, языковая школа. Мы открываем курс английского для взрослых. Вам удобно говорить?",
    "Вам было бы интересно прийти на бесплатный урок?",
    "Могу прислать подробности сообщением. Подойдёт?",
    "Спасибо за разговор, до свидания!",
  ],
  uz: [
    "Assalomu alaykum! Mening ismim Eva, til maktabi. Kattalar uchun ingliz tili kursini ochyapmiz. Gaplashish uchun vaqtingiz bormi?",
    "Bepul darsga kelish sizga qiziqmi?",
    "Tafsilotlarni xabar qilib yuboraymi?",
    "Suhbat uchun rahmat, xayr!",
  ],
  tg: [
    "Салом! Номи ман Ева, мактаби забон. Мо барои калонсолон курси забони англисӣ мекушоем. Барои гуфтугӯ вақт доред?",
    "Ба дарси ройгон омадан ба шумо ҷолиб аст?",
    "Тафсилотро бо паём фиристам, мешавад?",
    "Барои суҳбат раҳмат, хайр!",
  ],
  en: [
    "Hello! My name is Eva from a language school. We are opening an English course for adults. Is this a good time to talk?",
    "Would you be interested in a free lesson?",
    "Shall I send you the details in a message?",
    "Thank you for your time, goodbye!",
  ],
};

function answered(number: string, seed = "tests"): Callee {
  const pickup = pickUp(number, (scope) => seededRandom(`${seed}|${scope}`));
  if (pickup.kind !== "answered") throw new Error(`${number} is not answered`);
  return pickup.callee;
}

const spoken = (actions: readonly CalleeAction[]) =>
  actions.flatMap((action) => (action.type === "say" ? [action.text] : []));

/** All that a callee answers to the bot's sentences, until one of them hangs up. */
function talk(callee: Callee, language: Language): string[] {
  const said: string[] = [];
  for (const sentence of BOT[language]) {
    const actions = callee.hears(sentence);
    said.push(...spoken(actions));
    if (actions.some((action) => action.type === "hang_up")) break;
  }
  return said;
}

const talkers = behaviors.flatMap(({ ending, does }) =>
  does.kind === "talks" ? [{ ending, manner: does.manner }] : [],
);

describe("the table of numbers", () => {
  it("has at least 14 behaviors, each ending once", () => {
    expect(behaviors.length).toBeGreaterThanOrEqual(14);
    expect(new Set(behaviors.map((one) => one.ending)).size).toBe(behaviors.length);
  });

  it("names every behavior in both languages", () => {
    for (const { name, what } of behaviors) {
      for (const words of [name.en, name.ru, what.en, what.ru]) expect(words).not.toBe("");
    }
  });

  it("lets any number with an ending behave so, and draws the others by the seed", () => {
    expect(behaviorOf("998901234505", 0.9).ending).toBe("05");
    expect(behaviorOf("12025550105", 0.1).ending).toBe("05");
    const drawn = new Set<string>();
    for (let at = 0; at < 1; at += 0.01) drawn.add(behaviorOf("998901234577", at).ending);
    expect(drawn.size).toBeGreaterThan(10);
  });

  it("offers sample numbers of full length", () => {
    const lengths = sampleNumbers.map(({ prefix }) => `${prefix}01`.length);
    expect(lengths).toEqual(
      ["+998901234501", "+992918765401", "+79161234501", "+12025550101"].map((n) => n.length),
    );
  });

  it("refuses what is no number", () => {
    const random = () => seededRandom("x");
    expect(pickUp("12", random)).toMatchObject({ kind: "failed", code: 404 });
  });
});

describe("people", () => {
  it.each(LANGUAGES)("speak %s in every situation, in sentences of that language", (language) => {
    for (const [purpose, sentences] of Object.entries(PHRASE_BOOKS[language])) {
      expect(sentences.length, purpose).toBeGreaterThan(0);
      for (const sentence of sentences) {
        expect(languageOf(sentence.replace("{name}", ""), language), sentence).toBe(language);
      }
    }
  });

  for (const { ending, manner } of talkers.filter((one) => one.manner !== "silent")) {
    it.each(LANGUAGES)(`${manner} says what matters in %s`, (language) => {
      const callee = answered(`99890123${language.length}5${ending}`);
      const said = talk(callee, language);
      const own = manner === "other_language" ? (language === "uz" ? "ru" : "uz") : language;
      expect(callee.language).toBe(own);
      const core = SCRIPTS[manner].core;
      const words = core === null ? [] : PHRASE_BOOKS[own][core];
      if (core !== null) expect(said.some((text) => words.includes(text))).toBe(true);
    });
  }

  it("say the same to the same words with the same seed, and other things with another", () => {
    const all = (seed: string) =>
      talkers.map(({ ending }) => talk(answered(`7916123${ending}`, seed), "ru").join(" "));
    expect(all("one")).toEqual(all("one"));
    expect(all("one")).not.toEqual(all("two"));
  });

  it("never take the injected instructions for their own wish", () => {
    const said = talk(answered("79161234515"), "ru");
    expect(said.some((text) => /указани|инструкци/.test(text))).toBe(true);
    expect(said.some((text) => /^(Нет|Спасибо, но)/.test(text))).toBe(true);
  });

  it("repeat themselves when they were not heard", () => {
    const callee = answered("79161234501");
    callee.hears(BOT.ru[0] ?? "");
    const [first] = spoken(callee.hears(BOT.ru[1] ?? ""));
    const [again] = spoken(callee.hears("Извините, вас не слышно, повторите, пожалуйста."));
    expect(again).toBe(first);
  });

  it("do not wait for ever", () => {
    const callee = answered("79161234501");
    expect(callee.waits(3).at(-1)?.type).toBe("hang_up");
    const silent = answered("79161234518");
    expect(silent.hears(BOT.ru[0] ?? "")).toEqual([]);
    expect(silent.waits(3)).toEqual([{ type: "hang_up", afterMs: 0 }]);
  });

  it("are heard as machines where they are machines", () => {
    expect(answered("79161234508").detection.class).toBe("VOICEMAIL");
    expect(answered("79161234519").detection.class).toBe("HUMAN");
  });
});
