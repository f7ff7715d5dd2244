import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { changeOwnLocale } from "@/lib/auth/users/change-user";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import {
  CALL_COLUMNS_COOKIE,
  isTimeZone,
  LOCALE_COOKIE,
  RAIL_COOKIE,
  THEME_COOKIE,
  THEMES,
  TIME_ZONE_COOKIE,
} from "@/lib/platform/i18n/locale";

const YEAR_SECONDS = 365 * 24 * 3600;

export const preferenceSchema = z.discriminatedUnion("name", [
  z.object({ name: z.literal("locale"), value: z.enum(LOCALES) }),
  z.object({ name: z.literal("theme"), value: z.enum(THEMES) }),
  z.object({ name: z.literal("timeZone"), value: z.string().refine(isTimeZone) }),
  z.object({ name: z.literal("callColumns"), value: z.string().regex(/^[a-z0-9:.]{1,200}$/) }),
  z.object({ name: z.literal("rail"), value: z.enum(["wide", "narrow"]) }),
]);
type Preference = z.output<typeof preferenceSchema>;

const COOKIE: Record<Preference["name"], string> = {
  locale: LOCALE_COOKIE,
  theme: THEME_COOKIE,
  timeZone: TIME_ZONE_COOKIE,
  callColumns: CALL_COLUMNS_COOKIE,
  rail: RAIL_COOKIE,
};

/** Remembers how somebody wants to see HALO: in the browser, the language also with the person. */
export async function rememberPreference({
  actor,
  input,
}: {
  actor: UserActor | null;
  input: Preference;
}): Promise<null> {
  (await cookies()).set(COOKIE[input.name], input.value, {
    maxAge: YEAR_SECONDS,
    path: "/",
    sameSite: "lax",
    secure: env().NEXTAUTH_URL.startsWith("https:"),
  });
  if (actor && input.name === "locale") {
    await changeOwnLocale({ actor, input: { locale: input.value } });
  }
  return null;
}
