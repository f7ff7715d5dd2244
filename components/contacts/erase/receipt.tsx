import { useTranslations } from "next-intl";
import type { ErasureReceipt } from "@/lib/calls/queries/erasures";
import { ERASURE_REASONS } from "@/lib/contacts/schema";
import { TimeText } from "../../calls/time-text";
import { Badge } from "../../ui/badge";
import { Banner } from "../../ui/banner";
import { Card } from "../../ui/card";
import { PrintButton } from "./print-button";

const KINDS = [
  "cards",
  "phones",
  "calls",
  "turns",
  "readings",
  "events",
  "messages",
  "chatMessages",
  "callBacks",
  "planned",
  "recordings",
] as const;
const STATES = ["deleted", "gone", "waiting", "failed"] as const;

/** What was erased and when; for the files, so it prints as it is. */
export function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const t = useTranslations("contacts.erase");
  const reason = ERASURE_REASONS.find((known) => known === receipt.reason);
  return (
    <div className="flex max-w-2xl flex-col gap-4" data-testid="receipt">
      {!receipt.finishedAt && <Banner meaning="progress">{t("underWayHelp")}</Banner>}
      {receipt.recordings.failed ? <Banner meaning="attention">{t("failedHelp")}</Banner> : null}
      <Card
        title={t("receipt")}
        aside={<PrintButton label={t("print")} />}
        data-state={receipt.finishedAt ? "finished" : "under_way"}
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <dt className="text-muted">{t("number")}</dt>
          <dd className="break-all">{receipt.id}</dd>
          <dt className="text-muted">{t("at")}</dt>
          <dd>
            <TimeText at={receipt.createdAt} look="full" />
          </dd>
          <dt className="text-muted">{t("by")}</dt>
          <dd>{receipt.requestedByName}</dd>
          <dt className="text-muted">{t("reason")}</dt>
          <dd>{reason ? t(`reasons.${reason}`) : receipt.reason}</dd>
          <dt className="text-muted">{t("state")}</dt>
          <dd className="flex flex-wrap items-center gap-2">
            <ErasureBadge finishedAt={receipt.finishedAt} />
            {receipt.finishedAt && <TimeText at={receipt.finishedAt} look="full" />}
          </dd>
        </dl>
        <h3 className="mt-5 font-medium">{t("what")}</h3>
        <ul className="mt-2 flex flex-col divide-y divide-line">
          {KINDS.filter((kind) => receipt.counts[kind]).map((kind) => (
            <li key={kind} className="flex justify-between gap-4 py-1.5">
              <span>{t(`kinds.${kind}`)}</span>
              <span className="text-right tabular-nums">
                {receipt.counts[kind]}
                {kind === "recordings" && (
                  <span className="block text-muted text-sm">
                    {STATES.filter((state) => receipt.recordings[state])
                      .map((state) => `${t(`recordings.${state}`)}: ${receipt.recordings[state]}`)
                      .join(", ")}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
        <h3 className="mt-5 font-medium">{t("elsewhere")}</h3>
        {receipt.crmRefs.length > 0 && (
          <p className="mt-1 break-words text-muted">
            {t("crm", { refs: receipt.crmRefs.join(", ") })}
          </p>
        )}
        <p className="mt-1 text-muted">{t("logs")}</p>
      </Card>
    </div>
  );
}

export function ErasureBadge({ finishedAt }: { finishedAt: string | null }) {
  const t = useTranslations("contacts.erase");
  return (
    <Badge meaning={finishedAt ? "good" : "progress"}>
      {t(finishedAt ? "finished" : "underWay")}
    </Badge>
  );
}
