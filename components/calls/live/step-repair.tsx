"use client";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { retryStepAction } from "@/lib/calls/actions";
import type { CallStatusView, StepView } from "@/lib/calls/queries/get-call-status";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { knownWord } from "../known-word";
import { TimeText } from "../time-text";
import { callStatusKey } from "./use-call-status";

/** The steps that need a person, each with the button that mends it alone. */
export function StepRepairs({ view, mayRetry }: { view: CallStatusView; mayRetry: boolean }) {
  const broken = view.steps.filter(isBroken);
  if (broken.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {broken.map((step) => (
        <StepRepair key={step.step} callId={view.id} step={step} mayRetry={mayRetry} />
      ))}
    </div>
  );
}

function isBroken(step: StepView): boolean {
  if (step.state === "skipped") return step.reason === "not_configured";
  return step.state === "failed_final" || step.state === "unknown" || step.state === "retry";
}

function StepRepair({
  callId,
  step,
  mayRetry,
}: {
  callId: string;
  step: StepView;
  mayRetry: boolean;
}) {
  const t = useTranslations("calls");
  const queries = useQueryClient();
  const [isRetrying, startRetry] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const isUnknown = step.state === "unknown";
  const retry = () =>
    startRetry(async () => {
      const result = await retryStepAction({ callId, step: step.step });
      setProblem(result.ok ? null : result.message);
      await queries.invalidateQueries({ queryKey: callStatusKey(callId) });
    });
  return (
    <Banner
      meaning={
        step.state === "failed_final" ? "bad" : step.state === "skipped" ? "neutral" : "attention"
      }
      data-testid="step-repair"
      data-step={step.step}
      data-state={step.state}
      data-tries={step.tries}
      title={<StepTitle step={step} />}
      action={
        mayRetry && (
          <Button size="sm" icon={RotateCw} isBusy={isRetrying} onClick={retry}>
            {t(
              isRetrying
                ? "repair.retrying"
                : isUnknown && step.step === "sms"
                  ? "repair.sendAnyway"
                  : "repair.retry",
            )}
          </Button>
        )
      }
    >
      {isUnknown && <p>{t(step.step === "sms" ? "repair.unknownSms" : "repair.unknownOther")}</p>}
      <p className="text-muted text-sm">
        {step.tries > 0 && t("repair.tries", { count: step.tries })}
        {step.nextAt &&
          t.rich("repair.next", { time: () => <TimeText at={step.nextAt ?? ""} look="second" /> })}
        {step.error && <span className="ml-2 text-faint">{step.error}</span>}
      </p>
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </Banner>
  );
}

function StepTitle({ step }: { step: StepView }) {
  const t = useTranslations("calls");
  const name = t(`step.${step.step}`);
  const errorClass = knownWord("errorClass", step.errorClass);
  const why = errorClass && t(`errorClass.${errorClass}`);
  if (step.state === "skipped") return `${name}: ${t("reason.not_configured")}`;
  if (step.state === "failed_final")
    return why
      ? t("repair.failed", { step: name, why })
      : `${name}: ${t("stepState.failed_final")}`;
  return `${name}: ${why && step.state === "retry" ? `${why}, ` : ""}${t(`stepState.${step.state}`)}`;
}
