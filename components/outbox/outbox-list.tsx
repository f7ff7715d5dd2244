import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OutboxState } from "@/lib/follow-ups/outbox/schema";
import type { OutboxItem } from "@/lib/follow-ups/queries";
import { TimeText } from "../calls/time-text";
import { Badge, type Meaning } from "../ui/badge";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { OutboxActions } from "./outbox-actions";

const MEANING: Record<OutboxState, Meaning> = {
  pending: "progress",
  unknown: "attention",
  dead: "bad",
};

/** Each thing that waits, with its reason and what a person may decide. */
export function OutboxList({
  items,
  isFiltered,
  maySettle,
  now,
}: {
  items: readonly OutboxItem[];
  isFiltered: boolean;
  maySettle: boolean;
  /** ISO 8601. */
  now: string;
}) {
  const t = useTranslations("outbox");
  if (items.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={MailCheck} title={t(isFiltered ? "nothing" : "empty")}>
          {!isFiltered && t("emptyHelp")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {items.map((item) => (
        <li key={`${item.callId}:${item.kind}`}>
          <OutboxEntry item={item} maySettle={maySettle} now={now} />
        </li>
      ))}
    </ul>
  );
}

function OutboxEntry({
  item,
  maySettle,
  now,
}: {
  item: OutboxItem;
  maySettle: boolean;
  now: string;
}) {
  const t = useTranslations("outbox");
  const isBeingSent = item.state === "pending" && !item.errorClass && !item.error;
  return (
    <Card
      data-testid="outbox-item"
      data-call-id={item.callId}
      data-kind={item.kind}
      data-state={item.state}
      title={
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Badge meaning={MEANING[item.state]}>{t(`state.${item.state}`)}</Badge>
          {t(`kind.${item.kind}`)}
        </span>
      }
      aside={
        <span className="tabular-nums">
          <TimeText at={item.since} />
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-base">
          <span className="font-medium">{item.contactName ?? item.phone}</span>
          {item.contactName && (
            <span className="ml-2 whitespace-nowrap text-muted tabular-nums">{item.phone}</span>
          )}
          {item.ownerName && <span className="ml-2 text-faint text-sm">{item.ownerName}</span>}
        </p>
        {item.preview && (
          <p className="max-w-prose text-pretty border-line border-l-2 pl-3 text-muted">
            {item.preview}
          </p>
        )}
        <div className="max-w-prose">
          <p>
            <Reason item={item} isBeingSent={isBeingSent} />
          </p>
          <p className="mt-0.5 text-muted text-sm">
            {t(`stateHelp.${item.state}`)}{" "}
            {item.tries > 0 && <span>{t("tries", { count: item.tries })}</span>}
            {item.nextAt && item.nextAt > now && (
              <span>
                {", "}
                {t.rich("next", {
                  time: () => <TimeText at={item.nextAt ?? now} look="second" />,
                })}
              </span>
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {maySettle && !isBeingSent && (
            <OutboxActions callId={item.callId} kind={item.kind} state={item.state} />
          )}
          <Link
            href={`/calls/${item.callId}`}
            className="ml-auto text-accent-text text-sm underline-offset-2 hover:underline"
          >
            {t("openCall")}
          </Link>
        </div>
      </div>
    </Card>
  );
}

const REASONS = ["transient", "ambiguous", "permanent", "configuration", "poison"] as const;

function Reason({ item, isBeingSent }: { item: OutboxItem; isBeingSent: boolean }) {
  const t = useTranslations("outbox.reason");
  const known = REASONS.find((reason) => reason === item.errorClass);
  const byState = item.state === "unknown" ? "ambiguous" : "permanent";
  return (
    <>
      {t(isBeingSent ? "sending" : (known ?? byState))}
      {item.error && <span className="ml-2 text-faint text-sm">{item.error}</span>}
    </>
  );
}
