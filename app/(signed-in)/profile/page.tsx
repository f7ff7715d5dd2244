import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LanguageSwitch, ThemeSwitch } from "@/components/layout/look/preferences";
import { Words } from "@/components/layout/words";
import { OwnNameForm, OwnPasswordForm } from "@/components/people/own-account-forms";
import { SessionList } from "@/components/people/session-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listSessions } from "@/lib/auth/users/queries";
import { page } from "@/lib/entry/page";
import { isTheme, THEME_COOKIE } from "@/lib/platform/i18n/locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.profile"))("title") };
}

export default async function ProfilePage() {
  const { actor, t } = await page("account.use");
  const [sessions, jar] = await Promise.all([listSessions(actor, actor.userId), cookies()]);
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <Words rooms={["people"]}>
      <PageHeader
        title={t("people.profile.title")}
        action={
          can(actor, "api_keys.use") && (
            <LinkButton href="/profile/api-keys" icon={KeyRound}>
              {t("apiKeys.title")}
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t("people.profile.about")}>
          <OwnNameForm name={actor.name} email={actor.email} role={t(`auth.roles.${actor.role}`)} />
        </Card>
        <Card title={t("people.profile.look")}>
          <div className="flex max-w-lg flex-col gap-4">
            <LanguageSwitch />
            <ThemeSwitch first={isTheme(theme) ? theme : "system"} />
          </div>
        </Card>
        <Card title={t("people.profile.password")}>
          <OwnPasswordForm email={actor.email} />
        </Card>
        <Card title={t("people.sessions.title")}>
          <SessionList userId={actor.userId} sessions={sessions} />
        </Card>
      </div>
    </Words>
  );
}
