import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentLocale } from "@/lib/entry/page";
import { isTimeZone, TIME_ZONE_COOKIE } from "@/lib/platform/i18n/locale";
import { log } from "@/lib/platform/log";
import { wordsOfHouse } from "./rooms";

/** Zone of the first page a browser ever gets; from then on its own stands in a cookie. */
const FIRST_TIME_ZONE = "Asia/Tashkent";

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const zone = decodeURIComponent((await cookies()).get(TIME_ZONE_COOKIE)?.value ?? "");
  return {
    locale,
    messages: wordsOfHouse(locale),
    timeZone: isTimeZone(zone) ? zone : FIRST_TIME_ZONE,
    onError: (error) =>
      log.warn("a word is missing", { code: error.code, reason: error.originalMessage ?? "" }),
    getMessageFallback: ({ namespace, key }) => (namespace ? `${namespace}.${key}` : key),
  };
});
