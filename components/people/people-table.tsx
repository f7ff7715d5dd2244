import { clsx } from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UserSummary } from "@/lib/auth/users/queries";
import { TimeText } from "../calls/time-text";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Cell, HeadCell, Row, Table } from "../ui/table";

const LINE = "max-sm:flex max-sm:h-auto max-sm:items-center max-sm:px-0 max-sm:py-0.5";

/** Everybody who may sign in; a press opens one. */
export function PeopleTable({
  people,
  ownId,
}: {
  people: readonly UserSummary[];
  /** The one who looks. */
  ownId: string;
}) {
  const t = useTranslations("people");
  return (
    <Card isFlush>
      <Table aria-label={t("title")} data-testid="people-table" className="max-sm:block">
        <thead className="max-sm:sr-only">
          <tr>
            <HeadCell>{t("name")}</HeadCell>
            <HeadCell>{t("role")}</HeadCell>
            <HeadCell className="max-lg:hidden">{t("team")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
            <HeadCell isNumber>{t("lastSeen")}</HeadCell>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {people.map((person) => (
            <PersonRow key={person.userId} person={person} isOwn={person.userId === ownId} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function PersonRow({ person, isOwn }: { person: UserSummary; isOwn: boolean }) {
  const t = useTranslations("people");
  const roles = useTranslations("auth.roles");
  return (
    <Row
      data-testid="person-row"
      className="relative max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2"
    >
      <Cell className={clsx(LINE, "max-sm:col-span-2")}>
        <div className="min-w-0">
          <Link
            href={`/settings/people/${person.userId}`}
            className={clsx(
              "font-medium after:absolute after:inset-0",
              person.isDisabled && "text-faint",
            )}
          >
            {person.name}
          </Link>
          {isOwn && <span className="ml-2 text-faint text-sm">{t("you")}</span>}
          <span className="block truncate text-muted text-sm">{person.email}</span>
        </div>
      </Cell>
      <Cell className={LINE}>{roles(person.role)}</Cell>
      <Cell className="text-muted max-lg:hidden">{person.teamName ?? "–"}</Cell>
      <Cell className={clsx(LINE, "max-sm:justify-end")}>
        <span className="inline-flex flex-wrap gap-1.5">
          {person.isDisabled ? (
            <Badge meaning="neutral">{t("disabled")}</Badge>
          ) : person.hasPassword ? (
            <Badge meaning="good">{t("active")}</Badge>
          ) : (
            <Badge meaning="attention">{t("invited")}</Badge>
          )}
          {person.isDemo && <Badge meaning="neutral">{t("demo")}</Badge>}
        </span>
      </Cell>
      <Cell isNumber className="text-muted text-sm max-sm:hidden">
        {person.lastSeenAt ? <TimeText at={person.lastSeenAt} /> : t("never")}
      </Cell>
    </Row>
  );
}
