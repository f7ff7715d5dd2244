import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleTable } from "@/components/people/people-table";
import { TeamList } from "@/components/people/team-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { listTeams, listUsers } from "@/lib/auth/users/queries";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage() {
  const { actor, t } = await page("users.manage");
  const [people, teams] = await Promise.all([listUsers(actor), listTeams(actor)]);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">{t("people.title")}</h2>
        <LinkButton kind="primary" icon={UserPlus} href="/settings/people/new">
          {t("people.add")}
        </LinkButton>
      </div>
      <PeopleTable people={people} ownId={actor.userId} />
      <Card title={t("people.teams.title")}>
        <TeamList teams={teams} />
      </Card>
    </>
  );
}
