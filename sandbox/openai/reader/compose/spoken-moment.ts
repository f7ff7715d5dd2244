import { DateTime } from "luxon";
import type { Language } from "../fold";

const MONTHS: Record<Exclude<Language, "en">, string> = {
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  uz: "yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr",
  tg: "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
};

/** "25 ноября в 15:00": a moment as one writes it in a message. @param iso ISO 8601 with offset */
export function spokenMoment(iso: string, language: Language): string {
  const moment = DateTime.fromISO(iso, { setZone: true });
  const clock = moment.toFormat("HH:mm");
  if (language === "en") return `on ${moment.setLocale("en").toFormat("d LLLL")} at ${clock}`;
  const month = MONTHS[language].split(" ")[moment.month - 1] ?? "";
  return {
    ru: `${moment.day} ${month} в ${clock}`,
    uz: `${moment.day}-${month} soat ${clock} da`,
    tg: `${moment.day} ${month} соати ${clock}`,
  }[language];
}
