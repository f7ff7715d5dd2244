import type { Language } from "../fold";

type Topic = { found: RegExp; name: Record<Language, string> };

const TOPICS: readonly Topic[] = [
  {
    found:
      /сколько сто|стоимост|цен[аыу](?!\p{L})|рубл|дорог(?:о|ая|овато)(?!\p{L})|narx|qancha tur|so['ʻ’]m(?!\p{L})|qimmat|нарх|сомон|қимат|чанд пул|price|how much|cost|dollar|expensive/iu,
    name: { ru: "цена", uz: "narx", tg: "нарх", en: "price" },
  },
  {
    found:
      /скидк|акци[яию]|бесплатн|chegirma|aksiya|bepul|тахфиф|аксия|ройгон|discount|free\b|offer/iu,
    name: {
      ru: "скидки и акции",
      uz: "chegirma va aksiyalar",
      tg: "тахфифу аксияҳо",
      en: "discounts",
    },
  },
  {
    found:
      /запис[аы]|запиш|при[её]м(?!\p{L})|визит|консультаци|yozil|yozib|qabul|ko['ʻ’]rik|навис|қабул|ташхис|appointment|book|demo|visit/iu,
    name: {
      ru: "запись на встречу",
      uz: "uchrashuvga yozilish",
      tg: "қабул ва сабти ном",
      en: "booking",
    },
  },
  {
    found: /доставк|привез|курьер|yetkaz|kuryer|мерасон|расонид|deliver|courier|shipping/iu,
    name: { ru: "доставка", uz: "yetkazib berish", tg: "расонидан", en: "delivery" },
  },
  {
    found:
      /кредит|вклад|банк|карт[аыу](?!\p{L})|kredit|omonat|bank|qarz|қарз|бонк|корт|loan|credit|bank|debt/iu,
    name: { ru: "банковские услуги", uz: "bank xizmatlari", tg: "хизматҳои бонкӣ", en: "banking" },
  },
  {
    found: /страхов|полис|каско|sug['ʻ’]urta|суғурта|insur|policy|warranty/iu,
    name: { ru: "страхование", uz: "sug'urta", tg: "суғурта", en: "insurance" },
  },
  {
    found: /интернет|тариф|мегабит|роутер|internet|tarif|broadband|phone plan|megabit/iu,
    name: {
      ru: "связь и интернет",
      uz: "aloqa va internet",
      tg: "алоқа ва интернет",
      en: "phone and internet",
    },
  },
  {
    found:
      /курс(?:ы|ов|а|ам)|урок|обучени|репетитор|kurs|dars|o['ʻ’]quv|курс|дарс|lesson|course|class|training|tutor/iu,
    name: { ru: "обучение", uz: "o'qish", tg: "таълим", en: "training" },
  },
  {
    found:
      /врач|клиник|стоматолог|зуб|прививк|shifokor|klinika|tish(?!\p{L})|духтур|дандон|клиника|doctor|clinic|dental|health/iu,
    name: { ru: "здоровье", uz: "sog'liq", tg: "саломатӣ", en: "health" },
  },
  {
    found:
      /уже (?:есть|пользу|купил|заказал)|другой фирм|конкурент|bizda bor|menda bor|allaqachon|аллакай|already (?:have|got|use|with)|contract/iu,
    name: {
      ru: "другой поставщик",
      uz: "boshqa ta'minotchi",
      tg: "таъминкунандаи дигар",
      en: "another supplier",
    },
  },
  {
    found:
      /сколько можно|надоели|жалоб|достали|bezor|shikoyat|безор|шикоят|sick of|unbelievable|harass|complain/iu,
    name: {
      ru: "жалоба на звонки",
      uz: "qo'ng'iroqlardan shikoyat",
      tg: "шикоят аз зангҳо",
      en: "complaint about calls",
    },
  },
];

/** Up to five subjects the words touch, named in the language. */
export function topicsOf(text: string, language: Language): string[] {
  return TOPICS.filter((topic) => topic.found.test(text))
    .map((topic) => topic.name[language])
    .slice(0, 5);
}
