import { clsx } from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { CallBadge } from "../calls/call-badges";
import { PhoneText } from "../calls/phone-text";
import { clockLength, TimeText } from "../calls/time-text";
import { Cell, HeadCell, Row, Table } from "../ui/table";

const SNUG = "max-sm:h-auto max-sm:px-0 max-sm:py-0.5";
const LINE = `max-sm:flex max-sm:items-center ${SNUG}`;

/** Calls, newest first; on a phone each row folds into a block. A plain press opens one here, any other press its page. */
export function LastCallsTable({
  calls,
  onOpen,
}: {
  calls: readonly CallSummary[];
  onOpen: (callId: string) => void;
}) {
  const t = useTranslations("calls");
  const open = (event: MouseEvent, callId: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(callId);
  };
  return (
    <Table aria-label={t("list.title")} data-testid="call-table" className="max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>{t("list.phone")}</HeadCell>
          <HeadCell>{t("list.outcome")}</HeadCell>
          <HeadCell isNumber>{t("list.talk")}</HeadCell>
          <HeadCell isNumber>{t("list.when")}</HeadCell>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {calls.map((call) => (
          <Row
            key={call.id}
            data-testid="call-row"
            data-call-id={call.id}
            className="relative max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2"
          >
            <Cell className={clsx(SNUG, "max-sm:block max-sm:min-w-0")}>
              <Link
                href={`/calls/${call.id}`}
                prefetch={false}
                onClick={(event) => open(event, call.id)}
                className="font-medium after:absolute after:inset-0 hover:text-accent-text"
              >
                <PhoneText phone={call.phone} />
              </Link>
              {call.contactName && (
                <span className="block max-w-64 truncate text-muted text-sm">
                  {call.contactName}
                </span>
              )}
            </Cell>
            <Cell className={clsx(LINE, "max-sm:justify-end")}>
              <CallBadge status={call.status} outcome={call.outcome} />
            </Cell>
            <Cell isNumber className={clsx(LINE, "max-sm:text-muted max-sm:text-sm")}>
              {call.talkSeconds === null ? "–" : clockLength(call.talkSeconds * 1000)}
            </Cell>
            <Cell
              isNumber
              className={clsx(
                LINE,
                "whitespace-nowrap text-muted max-sm:justify-end max-sm:text-sm",
              )}
            >
              <TimeText at={call.createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
