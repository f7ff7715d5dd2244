import Link from "next/link";
import { notFound } from "next/navigation";
import { EditPerson } from "@/components/people/edit-person";
import { NewPasswordLink } from "@/components/people/password-link";
import { PersonAccess } from "@/components/people/person-access";
import { SessionList } from "@/components/people/session-list";
import { Card } from "@/components/ui/card";
import { userRefSchema } from "@/lib/auth/schema";
import { listSessions, listTeams, listUsers } from "@/lib/auth/users/queries";
import { page } from "@/lib/entry/page";

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("users.manage");
  const ref = userRefSchema.safeParse({ userId: (await params).id }).data;
  if (!ref) notFound();
  const [people, teams, sessions] = await Promise.all([
    listUsers(actor),
    listTeams(actor),
    listSessions(actor, ref.userId),
  ]);
  const person = people.find(({ userId }) => userId === ref.userId);
  if (!person) notFound();
  const isOwn = person.userId === actor.userId;
  return (
    <>
      <div>
        <Link
          href="/settings/people"
          className="text-accent-text text-sm underline-offset-2 hover:underline"
        >
          {t("people.back")}
        </Link>
        <h2 className="mt-1 font-semibold text-lg">{person.name}</h2>
      </div>
      <Card>
        <EditPerson person={person} teams={teams} />
      </Card>
      {!person.isDisabled && (
        <Card title={t("people.link.title")}>
          <NewPasswordLink userId={person.userId} />
        </Card>
      )}
      <Card title={t("people.sessions.title")}>
        <SessionList userId={person.userId} sessions={sessions} />
      </Card>
      {!isOwn && (
        <Card title={t("people.access.title")}>
          <PersonAccess userId={person.userId} name={person.name} isDisabled={person.isDisabled} />
        </Card>
      )}
    </>
  );
}
