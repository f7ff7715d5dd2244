import { Check, Clock, Database, type LucideIcon, MessageSquare, Phone, Send } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { HistoryEntry } from "@/lib/contacts/queries/history";
import { CallBadge } from "../../calls/call-badges";
import { LengthText, TimeText } from "../../calls/time-text";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";

const MOST = 100;

/** Everything that was between us and the person, newest first. */
export function HistoryCard({ entries }: { entries: readonly HistoryEntry[] }) {
  const t = useTranslations("contacts.card");
  return (
    <Card title={t("history")} data-testid="contact-history">
      {entries.length === 0 && <p className="text-muted">{t("historyEmpty")}</p>}
      <ol className="flex flex-col">
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ol>
      {entries.length >= MOST && <p className="mt-3 text-muted text-sm">{t("historyMost")}</p>}
    </Card>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useTranslations("contacts.card");
  const format = useFormatter();
  switch (entry.kind) {
    case "call":
      return (
        <Line
          icon={Phone}
          entry={entry}
          title={
            entry.isOpen ? (
              <Link
                href={`/calls/${entry.callId}`}
                className="font-medium text-accent-text underline underline-offset-2"
              >
                {t("kinds.call")}
              </Link>
            ) : (
              t("kinds.call")
            )
          }
          aside={
            <>
              <CallBadge status={entry.status} outcome={entry.outcome} />
              {entry.talkSeconds !== null && (
                <LengthText ms={entry.talkSeconds * 1000} className="text-muted text-sm" />
              )}
              {entry.ownerName && <span className="text-muted text-sm">{entry.ownerName}</span>}
            </>
          }
        >
          {entry.summary}
        </Line>
      );
    case "sms":
      return (
        <Line
          icon={MessageSquare}
          entry={entry}
          title={t("kinds.sms")}
          aside={<State state={entry.state} />}
        >
          {entry.text}
        </Line>
      );
    case "telegram":
      return (
        <Line
          icon={Send}
          entry={entry}
          title={t(entry.fromPerson ? "kinds.telegramIn" : "kinds.telegramOut")}
          aside={<State state={entry.state} />}
        >
          {entry.text}
        </Line>
      );
    case "crm":
      return (
        <Line
          icon={Database}
          entry={entry}
          title={t("kinds.crm")}
          aside={<State state={entry.state} />}
        >
          {entry.state === "done" &&
            (entry.ref ? t("crmSentRef", { ref: entry.ref }) : t("crmSent"))}
        </Line>
      );
    case "call_back":
      return (
        <Line
          icon={entry.event === "done" ? Check : Clock}
          entry={entry}
          title={t(entry.event === "done" ? "kinds.done" : "kinds.promised")}
          aside={
            <span className="text-muted text-sm">
              {[
                entry.dueAt && entry.event === "promised"
                  ? t("dueAt", {
                      time: format.dateTime(new Date(entry.dueAt), {
                        dateStyle: "medium",
                        timeStyle: "short",
                      }),
                    })
                  : null,
                entry.ownerName,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          }
        >
          {entry.event === "promised" && entry.reason}
        </Line>
      );
  }
}

function State({ state }: { state: string }) {
  const t = useTranslations("contacts.card");
  if (state === "failed_final") return <Badge meaning="bad">{t("failed")}</Badge>;
  if (state === "unknown") return <Badge meaning="attention">{t("unknown")}</Badge>;
  return null;
}

function Line({
  icon: Icon,
  entry,
  title,
  aside,
  children,
}: {
  icon: LucideIcon;
  entry: HistoryEntry;
  title: ReactNode;
  aside: ReactNode;
  children: ReactNode;
}) {
  return (
    <li
      data-testid="history-entry"
      data-kind={entry.kind}
      className="flex gap-3 border-line border-b py-3 first:pt-0 last:border-b-0 last:pb-0"
    >
      <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full bg-neutral-soft text-neutral">
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{title}</span>
          {aside}
          <TimeText at={entry.at} className="ml-auto text-muted text-sm" />
        </div>
        {children && <p className="mt-1 whitespace-pre-wrap break-words text-muted">{children}</p>}
      </div>
    </li>
  );
}
