"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";
import { knownWord } from "../known-word";
import { STEP_MEANING } from "../meaning";
import { TimeText } from "../time-text";

/** The follow-up as it was sent, and what stands in the CRM. */
export function NextStepCard({ view, detail }: { view: CallStatusView; detail: CallDetail }) {
  const t = useTranslations("calls");
  const sms = view.steps.find((step) => step.step === "sms");
  return (
    <Card title={t("result.followUp")} data-testid="next-step">
      <div className="flex flex-col gap-3">
        {detail.followUpText ? (
          <>
            <p
              className="whitespace-pre-wrap break-words rounded-xl bg-sunken px-3 py-2"
              data-testid="follow-up-text"
            >
              {detail.followUpText}
            </p>
            <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
              {sms && (
                <Badge meaning={STEP_MEANING[sms.state]}>{t(`stepState.${sms.state}`)}</Badge>
              )}
              {sms?.state === "done" && sms.doneAt && <TimeText at={sms.doneAt} />}
              <span>
                {t(detail.telegramLinkSent ? "result.telegramSent" : "result.telegramNot")}
              </span>
            </p>
          </>
        ) : (
          <p className="text-muted">
            {t("result.followUpNone", {
              reason: t(`reason.${knownWord("reason", sms?.reason) ?? "other"}`),
            })}
          </p>
        )}
        <p className="flex flex-wrap items-center gap-2 border-line border-t pt-3">
          <Badge meaning={crmMeaning(detail.crmStatus)}>
            <span data-testid="crm-status" data-crm={detail.crmStatus ?? "none"}>
              {t(`crm.${detail.crmStatus ?? "not_created"}`)}
            </span>
          </Badge>
          {detail.contact && (
            <Link
              href={`/contacts/${detail.contact.id}`}
              className="text-accent-text underline underline-offset-2"
            >
              {detail.contact.name ?? t("result.client")}
            </Link>
          )}
        </p>
      </div>
    </Card>
  );
}

function crmMeaning(status: CallDetail["crmStatus"]) {
  if (status === "added") return "good";
  return status === "pending" ? "attention" : "neutral";
}
