import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Doorway } from "@/components/auth/doorway";
import { SetupForm } from "@/components/auth/setup-form";
import { Words } from "@/components/layout/words";
import { LinkButton } from "@/components/ui/button";
import { isSetupTokenOpen } from "@/lib/auth/users/set-up-first-admin";
import { isTheme, THEME_COOKIE } from "@/lib/platform/i18n/locale";

// The address carries the token: it must not travel on with links.
export const metadata: Metadata = { referrer: "no-referrer" };

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [t, jar] = await Promise.all([getTranslations("auth.setup"), cookies()]);
  const wish = jar.get(THEME_COOKIE)?.value;
  const theme = isTheme(wish) ? wish : "system";
  const isOpen = typeof token === "string" && (await isSetupTokenOpen(token));
  return (
    <Words rooms={["auth"]}>
      {isOpen ? (
        <Doorway title={t("title")} lead={t("lead")} theme={theme}>
          <SetupForm token={token} />
        </Doorway>
      ) : (
        <Doorway title={t("closedTitle")} lead={t("closed")} theme={theme}>
          <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
        </Doorway>
      )}
    </Words>
  );
}
