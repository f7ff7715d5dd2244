import "server-only";
import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/auth/actor";
import { findBrowserSession } from "@/lib/auth/sessions/find-session";
import { readCookie, sessionTokenOf } from "@/lib/auth/sessions/session-cookie";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { LOCALE_COOKIE, pickLocale } from "@/lib/platform/i18n/locale";

/** Headers that server.ts writes itself; whatever a client sends under these names is thrown away there. */
export const IP_HEADER = "x-halo-ip";
export const REQUEST_ID_HEADER = "x-halo-request";

/** What a request says about where it comes from. */
export type Visitor = { ip: string | null; requestId: string; userAgent: string | null };

export function visitorOf(headers: Headers): Visitor {
  return {
    ip: headers.get(IP_HEADER),
    requestId: headers.get(REQUEST_ID_HEADER) ?? randomUUID(),
    userAgent: headers.get("user-agent"),
  };
}

/** The signed-in person of a request, read from the session's row, or null. */
export async function findPerson(headers: Headers): Promise<UserActor | null> {
  const token = await sessionTokenOf(headers.get("cookie"));
  return token ? findBrowserSession(token, headers.get(IP_HEADER)) : null;
}

/** The interface language of a request. */
export function localeOf(headers: Headers, person: { locale: string | null } | null): Locale {
  return pickLocale({
    cookie: readCookie(headers.get("cookie"), LOCALE_COOKIE),
    person: person?.locale,
    acceptLanguage: headers.get("accept-language"),
  });
}
