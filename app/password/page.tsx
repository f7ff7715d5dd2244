import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Doorway } from "@/components/auth/doorway";
import { Words } from "@/components/layout/words";
import { SetPasswordForm } from "@/components/people/set-password-form";
import { LinkButton } from "@/components/ui/button";
import { findPasswordLink } from "@/lib/auth/users/password-link";
import { isTheme, THEME_COOKIE } from "@/lib/platform/i18n/locale";

// The address carries the token: it must not travel on with links.
export const metadata: Metadata = { referrer: "no-referrer" };

export default async function PasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [t, jar] = await Promise.all([getTranslations("people.set"), cookies()]);
  const wish = jar.get(THEME_COOKIE)?.value;
  const theme = isTheme(wish) ? wish : "system";
  const person = typeof token === "string" ? await findPasswordLink(token) : null;
  return (
    <Words rooms={["people"]}>
      {person && typeof token === "string" ? (
        <Doorway title={t("title")} lead={t("lead", { email: person.email })} theme={theme}>
          <SetPasswordForm token={token} email={person.email} />
        </Doorway>
      ) : (
        <Doorway title={t("closedTitle")} lead={t("closed")} theme={theme}>
          <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
        </Doorway>
      )}
    </Words>
  );
}
