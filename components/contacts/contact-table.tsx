import { clsx } from "clsx";
import { Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ContactSummary } from "@/lib/contacts/queries";
import { OutcomeBadge } from "../calls/call-badges";
import { PhoneText } from "../calls/phone-text";
import { TimeText } from "../calls/time-text";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Cell, HeadCell, Row, Table } from "../ui/table";

const LINE = "max-sm:flex max-sm:h-auto max-sm:items-center max-sm:px-0 max-sm:py-0.5";

/** People, the last touched first; a press opens the card. */
export function ContactTable({
  people,
  isSearched,
}: {
  people: readonly ContactSummary[];
  isSearched: boolean;
}) {
  const t = useTranslations("contacts");
  if (people.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={Users} title={t(isSearched ? "nothing" : "empty")}>
          {t(isSearched ? "nothingHelp" : "emptyHelp")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card isFlush>
      <Table aria-label={t("title")} data-testid="contact-table" className="max-sm:block">
        <thead className="max-sm:sr-only">
          <tr>
            <HeadCell>{t("name")}</HeadCell>
            <HeadCell>{t("phone")}</HeadCell>
            <HeadCell isNumber>{t("calls")}</HeadCell>
            <HeadCell className="max-lg:hidden">{t("owner")}</HeadCell>
            <HeadCell isNumber>{t("lastCall")}</HeadCell>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function PersonRow({ person }: { person: ContactSummary }) {
  const t = useTranslations("contacts");
  const name = person.name ?? t("nameless");
  const isFaint = person.name === null;
  return (
    <Row
      data-testid="contact-row"
      className="relative max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2"
    >
      <Cell
        className={clsx(LINE, "max-w-40 truncate max-sm:min-w-0 max-sm:max-w-none lg:max-w-80")}
      >
        <Link
          href={`/contacts/${person.id}`}
          className={clsx(
            "truncate after:absolute after:inset-0",
            isFaint ? "text-faint" : "font-medium",
          )}
        >
          {name}
        </Link>
        {person.company && (
          <span className="ml-2 truncate text-muted text-sm">{person.company}</span>
        )}
      </Cell>
      <Cell className={clsx(LINE, "max-sm:justify-end")}>
        {person.phone && <PhoneText phone={person.phone} />}
      </Cell>
      <Cell isNumber className="max-sm:hidden">
        {person.callCount}
      </Cell>
      <Cell className="max-w-44 truncate text-muted max-lg:hidden">{person.ownerName ?? "–"}</Cell>
      <Cell isNumber className={clsx(LINE, "max-sm:col-span-2")}>
        <span className="inline-flex flex-wrap items-center justify-end gap-2 lg:flex-nowrap lg:whitespace-nowrap">
          {person.lastOutcome && <OutcomeBadge outcome={person.lastOutcome} />}
          {person.lastCallAt && <TimeText at={person.lastCallAt} className="text-muted text-sm" />}
        </span>
      </Cell>
    </Row>
  );
}
