"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { Cell, Row } from "../../ui/table";
import { CallBadge } from "../call-badges";
import { PhoneText } from "../phone-text";
import { clockLength, TimeText } from "../time-text";
import type { Column } from "./columns";

const SNUG = "max-sm:h-auto max-sm:px-0 max-sm:py-0.5";
const LINE = `max-sm:flex max-sm:items-center ${SNUG}`;
const WIDE = "max-lg:hidden";
const LOOK: Record<Column, string> = {
  outcome: `${LINE} max-sm:justify-end`,
  talk: `${LINE} max-sm:text-muted max-sm:text-sm`,
  language: WIDE,
  crm: `${WIDE} whitespace-nowrap`,
  owner: `${WIDE} max-w-44 truncate text-muted`,
  when: `${LINE} whitespace-nowrap text-muted max-sm:justify-end max-sm:text-sm`,
};

/** One call of the list; on a phone it folds into a block. */
export function CallRow({
  call,
  columns,
  isActive,
  isSelected,
  onSelect,
}: {
  call: CallSummary;
  columns: readonly Column[];
  /** Where the keys are. */
  isActive: boolean;
  isSelected: boolean;
  onSelect: (id: string) => void;
}) {
  const t = useTranslations("callList");
  return (
    <Row
      data-testid="call-row"
      data-call-id={call.id}
      data-active={isActive || undefined}
      aria-selected={isSelected}
      className={clsx(
        "relative max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2",
        isSelected && "bg-accent-soft hover:bg-accent-soft",
        isActive && "outline-2 outline-focus -outline-offset-2",
      )}
    >
      <Cell className="pr-0 max-sm:hidden">
        <input
          type="checkbox"
          aria-label={t("select", { phone: call.phone })}
          checked={isSelected}
          onChange={() => onSelect(call.id)}
          className="relative z-10 block size-4 accent-accent"
        />
      </Cell>
      <Cell className={clsx(SNUG, "max-sm:block max-sm:min-w-0")}>
        <Link
          href={`/calls/${call.id}`}
          prefetch={false}
          className="font-medium after:absolute after:inset-0 hover:text-accent-text"
        >
          <PhoneText phone={call.phone} />
        </Link>
        {call.contactName && (
          <span className="block max-w-64 truncate text-muted text-sm">{call.contactName}</span>
        )}
      </Cell>
      {columns.map((column) => (
        <Cell
          key={column}
          isNumber={column === "talk" || column === "when"}
          className={LOOK[column]}
        >
          <Content call={call} column={column} />
        </Cell>
      ))}
    </Row>
  );
}

function Content({ call, column }: { call: CallSummary; column: Column }): ReactNode {
  const t = useTranslations("calls");
  switch (column) {
    case "outcome":
      return <CallBadge status={call.status} outcome={call.outcome} />;
    case "talk":
      return call.talkSeconds === null ? "–" : clockLength(call.talkSeconds * 1000);
    case "language":
      return t(`language.${call.language}`);
    case "crm":
      return call.crmStatus ? t(`crm.${call.crmStatus}`) : "–";
    case "owner":
      return call.ownerName ?? t("list.nobody");
    case "when":
      return <TimeText at={call.createdAt} />;
  }
}
