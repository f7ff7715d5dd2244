"use client";
import { clsx } from "clsx";
import { Check, CircleAlert, LoaderCircle, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import type { CallStage } from "@/lib/calls/stages";
import { knownWord } from "../known-word";
import { LengthText, TimeText } from "../time-text";
import { useServerClock } from "./use-server-clock";

/** The vertical line of stages with their real start and length. */
export function StageLine({ view }: { view: CallStatusView }) {
  const now = useServerClock(view.now, !view.isTerminal);
  return (
    <ol className="flex flex-col" data-testid="stages">
      {view.stages.map((stage, index) => (
        <StageRow
          key={stage.status}
          stage={stage}
          now={now}
          view={view}
          isLast={index === view.stages.length - 1}
        />
      ))}
    </ol>
  );
}

type RowProps = { stage: CallStage; now: number; view: CallStatusView; isLast: boolean };

function StageRow({ stage, now, view, isLast }: RowProps) {
  const t = useTranslations("calls");
  const isFaint = stage.state === "skipped" || stage.state === "ahead";
  return (
    <li
      data-testid="stage"
      data-stage={stage.status}
      data-status={stage.state}
      data-started-at={stage.startedAt ?? undefined}
      aria-current={stage.state === "current" ? "step" : undefined}
      className={clsx("relative flex gap-3 pb-4", isLast && "pb-0")}
    >
      {!isLast && <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px bg-line" />}
      <StageMark stage={stage} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <span className={clsx(isFaint ? "text-faint" : "font-medium", "leading-6")}>
            {t(`status.${stage.status}`)}
          </span>
          {stage.startedAt && (
            <span className="shrink-0 text-muted text-sm tabular-nums">
              <TimeText at={stage.startedAt} look="second" />
            </span>
          )}
        </div>
        <p className="flex justify-between gap-3 text-faint text-sm tabular-nums">
          <span>
            <StageNote stage={stage} view={view} />
          </span>
          <StageLength stage={stage} now={now} />
        </p>
      </div>
    </li>
  );
}

function StageLength({ stage, now }: { stage: CallStage; now: number }) {
  if (!stage.startedAt) return null;
  if (stage.endedAt)
    return <LengthText ms={Date.parse(stage.endedAt) - Date.parse(stage.startedAt)} />;
  if (stage.state !== "current") return null;
  // Whole seconds: a figure that changes in place must not jitter.
  const seconds = Math.max(0, Math.floor((now - Date.parse(stage.startedAt)) / 1000));
  return <LengthText ms={seconds * 1000} className="text-progress" />;
}

function StageNote({ stage, view }: { stage: CallStage; view: CallStatusView }) {
  const t = useTranslations("calls");
  if (stage.status === "calling" && stage.state === "current") {
    if (view.answeredAt) return <Answered at={view.answeredAt} />;
    return view.ringingAt ? t("live.ringing") : null;
  }
  if (stage.stepState && ["retry", "unknown", "failed_final"].includes(stage.stepState)) {
    return <span className="text-attention">{t(`stepState.${stage.stepState}`)}</span>;
  }
  if (stage.state === "skipped" || stage.stepState === "skipped") {
    return t(`reason.${knownWord("reason", stage.reason) ?? "other"}`);
  }
  return stage.state === "ahead" ? t("live.waiting") : null;
}

function Answered({ at }: { at: string }) {
  const t = useTranslations("calls.live");
  return t.rich("answeredAt", { time: () => <TimeText at={at} look="second" /> });
}

function StageMark({ stage }: { stage: CallStage }) {
  const ring = "z-10 flex size-6 shrink-0 items-center justify-center rounded-full";
  if (stage.state === "current") {
    return (
      <span className={clsx(ring, "bg-progress-soft text-progress")}>
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      </span>
    );
  }
  if (stage.status === "failed" || stage.stepState === "failed_final") {
    return (
      <span className={clsx(ring, "bg-bad-soft text-bad")}>
        <X aria-hidden className="size-4" />
      </span>
    );
  }
  if (stage.stepState === "unknown" || stage.stepState === "retry") {
    return (
      <span className={clsx(ring, "bg-attention-soft text-attention")}>
        <CircleAlert aria-hidden className="size-4" />
      </span>
    );
  }
  if (stage.state === "done" && stage.status !== "canceled" && stage.stepState !== "skipped") {
    return (
      <span className={clsx(ring, "bg-good-soft text-good")}>
        <Check aria-hidden className="size-4" />
      </span>
    );
  }
  return (
    <span className={clsx(ring, "border border-line bg-surface text-faint")}>
      {stage.state !== "ahead" && <Minus aria-hidden className="size-4" />}
    </span>
  );
}
