"use client";
import { PhoneForwarded, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { readAgainAction } from "@/lib/analysis/actions";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Button, LinkButton } from "../../ui/button";
import { CopyLink } from "./copy-link";
import { CorrectOutcome } from "./correct-outcome";

/** What one may do with a call that is over. `onAsked`: something was asked for that arrives by itself. */
export function ResultActions({
  view,
  detail,
  isReading,
  onAsked,
}: {
  view: CallStatusView;
  detail: CallDetail;
  /** A reading that was asked for has not arrived. */
  isReading: boolean;
  onAsked: () => void;
}) {
  const t = useTranslations("calls.result");
  const [isSending, startSending] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const canRead = detail.may.readAgain && view.turns.some((turn) => turn.speaker === "callee");
  const readAgain = () =>
    startSending(async () => {
      const result = await readAgainAction({ callId: view.id });
      setProblem(result.ok ? null : result.message);
      if (result.ok) onAsked();
    });
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap justify-end gap-2">
        <CopyLink path={`/calls/${view.id}`} />
        {canRead && (
          <Button
            icon={RotateCw}
            isBusy={isSending || isReading}
            onClick={readAgain}
            title={t("readAgain")}
            data-testid="read-again"
            className="max-sm:px-2.5"
          >
            <span className="max-sm:sr-only">
              {t(isSending || isReading ? "readingAgain" : "readAgain")}
            </span>
          </Button>
        )}
        {detail.may.correctOutcome && view.status !== "canceled" && (
          <CorrectOutcome callId={view.id} outcome={view.outcome} onCorrected={onAsked} />
        )}
        {detail.may.callAgain && (
          <LinkButton kind="primary" icon={PhoneForwarded} href={`/calls/new?again=${view.id}`}>
            {t("callAgain")}
          </LinkButton>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
