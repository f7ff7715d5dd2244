"use client";
import { useTranslations } from "next-intl";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Banner } from "../../ui/banner";
import { OutcomeBadge, StatusBadge } from "../call-badges";
import { Claim } from "./claim";
import type { Cited } from "./use-citations";

/** What came of the call: one sentence and one badge. */
export function OutcomeHead({
  view,
  detail,
  cited,
}: {
  view: CallStatusView;
  detail: CallDetail;
  cited: Cited;
}) {
  const t = useTranslations("calls");
  const reading = detail.reading;
  const isCorrected =
    detail.correctedOutcome !== null &&
    reading !== null &&
    reading.outcome !== detail.correctedOutcome;
  return (
    <div className="flex flex-col gap-3" data-testid="outcome-head">
      <div className="flex flex-wrap items-center gap-3">
        {view.outcome ? (
          <OutcomeBadge outcome={view.outcome} size="lg" />
        ) : (
          <StatusBadge status={view.status} size="lg" />
        )}
        <p className="text-lg">
          <Claim field="outcome" cited={cited}>
            <Sentence view={view} />
          </Claim>
        </p>
      </div>
      {reading?.summary && (
        <p data-testid="summary">
          <Claim field="summary" cited={cited}>
            {reading.summary}
          </Claim>
        </p>
      )}
      {isCorrected && (
        <p className="text-muted">
          {t("result.modelSaid", { outcome: t(`outcome.${reading.outcome}`) })}
        </p>
      )}
      {reading?.needsReview && !detail.correctedOutcome && (
        <Banner meaning="attention" data-testid="needs-review">
          {t("result.needsReview")} <ReviewReason reason={reading.reviewReason} />
        </Banner>
      )}
    </div>
  );
}

function Sentence({ view }: { view: CallStatusView }) {
  const t = useTranslations("calls");
  if (view.status === "canceled") return t("sentence.canceled");
  if (view.status === "failed" && !view.answeredAt) {
    return t("sentence.chain_failed", { reason: t(`verdict.${view.verdict ?? "other"}`) });
  }
  return t(`sentence.${view.outcome ?? "none"}`);
}

const REVIEWS = [
  "outside_schema",
  "injected_instructions",
  "refusal_in_words",
  "no_speech",
  "citations",
  "callback_time",
  "unsafe_message",
] as const;

/** The reasons are stored as codes with commas between them. */
function ReviewReason({ reason }: { reason: string | null }) {
  const t = useTranslations("analysis.review");
  const codes = REVIEWS.filter((code) => reason?.split(/[,;\s]+/).includes(code));
  return codes.length > 0 ? `${codes.map((code) => t(code)).join("; ")}.` : null;
}
