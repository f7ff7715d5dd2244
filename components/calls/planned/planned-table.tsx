import { clsx } from "clsx";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlannedState } from "@/db/enums";
import type { PlannedCallView } from "@/lib/calls/planned/queries";
import { Badge, type Meaning } from "../../ui/badge";
import { LinkButton } from "../../ui/button";
import { Cell, HeadCell, Row, Table } from "../../ui/table";
import { knownWord } from "../known-word";
import { PhoneText, spacedPhone } from "../phone-text";
import { CancelPlannedCall } from "./cancel-planned-call";
import { zoneName } from "./wall-time";

const SNUG = "max-md:block max-md:h-auto max-md:px-0 max-md:py-0.5";
const MEANING: Record<PlannedState, Meaning> = {
  planned: "neutral",
  starting: "progress",
  started: "good",
  blocked: "attention",
  canceled: "neutral",
};

/** Planned calls; on a narrow screen each row folds into a block. */
export function PlannedTable({
  label,
  calls,
  madeId,
}: {
  label: string;
  calls: readonly PlannedCallView[];
  madeId: string | null;
}) {
  const t = useTranslations("calls.plan");
  return (
    <Table aria-label={label} className="max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          <HeadCell>{t("client")}</HeadCell>
          <HeadCell>{t("theirTime")}</HeadCell>
          <HeadCell>{t("yourTime")}</HeadCell>
          <HeadCell className="max-lg:hidden">{t("how")}</HeadCell>
          <HeadCell className="max-lg:hidden">{t("by")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {calls.map((call) => (
          <PlannedRow key={call.id} call={call} isMade={call.id === madeId} />
        ))}
      </tbody>
    </Table>
  );
}

function PlannedRow({ call, isMade }: { call: PlannedCallView; isMade: boolean }) {
  const t = useTranslations("calls");
  return (
    <Row
      data-testid="planned-call"
      data-planned-id={call.id}
      data-state={call.state}
      className={clsx("max-md:block max-md:px-4 max-md:py-3", isMade && "bg-accent-soft/60")}
    >
      <Cell className={SNUG}>
        <PhoneText phone={call.phone} className="font-medium" />
        {call.contactName && (
          <span className="block truncate text-muted text-sm">{call.contactName}</span>
        )}
      </Cell>
      <Cell className={SNUG}>
        <Labeled label={t("plan.theirTime")}>
          <TheirTime call={call} />
        </Labeled>
      </Cell>
      <Cell className={SNUG}>
        <Labeled label={t("plan.yourTime")}>
          <OwnTime at={call.dueAt} />
        </Labeled>
      </Cell>
      <Cell className="text-muted max-lg:hidden">
        {call.botName ?? t(call.prompt ? "plan.ownWords" : "plan.scripted")}
      </Cell>
      <Cell className="text-muted max-lg:hidden">{call.ownerName ?? t("list.nobody")}</Cell>
      <Cell className={clsx(SNUG, "max-md:pt-1.5")}>
        <Badge meaning={MEANING[call.state]}>{t(`plan.stateName.${call.state}`)}</Badge>
        <Why call={call} />
      </Cell>
      <Cell className={clsx(SNUG, "max-md:pt-2")}>
        <span className="flex flex-wrap gap-2 md:justify-end">
          <Actions call={call} />
        </span>
      </Cell>
    </Row>
  );
}

/** Column headings are out of sight on a narrow screen. */
function Labeled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="max-md:flex max-md:justify-between max-md:gap-3">
      <span aria-hidden className="text-muted md:hidden">
        {label}
      </span>
      <span className="whitespace-nowrap tabular-nums">{children}</span>
    </span>
  );
}

/** The clock there, not the viewer's: formatted as if it were UTC. */
function TheirTime({ call }: { call: PlannedCallView }) {
  const format = useFormatter();
  const locale = useLocale();
  return (
    <span title={zoneName(call.zone, locale, new Date(call.dueAt))}>
      {format.dateTime(new Date(`${call.localTime}:00Z`), { ...SHORT, timeZone: "UTC" })}
    </span>
  );
}

function OwnTime({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), SHORT)}</time>;
}

const SHORT = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
} as const;

function Why({ call }: { call: PlannedCallView }) {
  const t = useTranslations("calls");
  if (call.state === "planned" && call.blockedBy === "paused")
    return <p className="mt-1 text-muted text-sm">{t("plan.waitsForPause")}</p>;
  if (call.state !== "blocked") return null;
  const reason = knownWord("planReason", call.blockedBy);
  return (
    <p className="mt-1 max-w-80 text-muted text-sm" data-testid="planned-reason">
      {reason
        ? t(`plan.reason.${reason}`)
        : t(`rule.${knownWord("rule", call.blockedBy) ?? "other"}`)}
    </p>
  );
}

function Actions({ call }: { call: PlannedCallView }) {
  const t = useTranslations("calls.plan");
  if (call.callId) {
    return (
      <LinkButton size="sm" href={`/calls/${call.callId}`}>
        {t("open")}
      </LinkButton>
    );
  }
  if (call.state !== "planned" && call.state !== "blocked") return null;
  return (
    <>
      <LinkButton size="sm" href={`/calls/planned/${call.id}`}>
        {t(call.state === "blocked" ? "again" : "change")}
      </LinkButton>
      <CancelPlannedCall
        id={call.id}
        phone={spacedPhone(call.phone)}
        isAhead={call.state === "planned"}
      />
    </>
  );
}
