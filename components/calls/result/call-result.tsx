"use client";
import { useTranslations } from "next-intl";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { RecordingPlayer } from "../conversation/recording-player";
import { TranscriptCard } from "../conversation/transcript-card";
import { useRecording } from "../conversation/use-recording";
import { StageLine } from "../live/stage-line";
import { CostCard } from "./cost-card";
import { FactsCard } from "./facts-card";
import { LatencyCard } from "./latency-card";
import { NextStepCard } from "./next-step-card";
import { OutcomeHead } from "./outcome-head";
import { ReadingCard } from "./reading-card";
import { Timeline } from "./timeline";
import { useCitations } from "./use-citations";

/** First what came of it and how it sounded, then what follows and the words, then everything that happened. */
export function CallResult({ view, detail }: { view: CallStatusView; detail: CallDetail }) {
  const t = useTranslations("calls");
  const cited = useCitations(detail.reading);
  const recording = useRecording();
  return (
    <div className="flex flex-col gap-4" data-testid="result">
      <Card>
        <OutcomeHead view={view} detail={detail} cited={cited} />
        {(detail.hasRecording || view.turns.length > 0) && (
          <div className="mt-4 border-line border-t pt-4">
            <RecordingPlayer
              callId={view.id}
              hasRecording={detail.hasRecording}
              recording={recording}
              lengthMs={(detail.recordingSeconds ?? detail.talkSeconds ?? 0) * 1000}
            />
          </div>
        )}
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {detail.reading && <ReadingCard reading={detail.reading} cited={cited} />}
          <TranscriptCard
            turns={view.turns}
            recording={detail.hasRecording ? recording : null}
            cited={cited}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <NextStepCard view={view} detail={detail} />
          <Card title={t("live.stages")}>
            <StageLine view={view} />
          </Card>
          <LatencyCard turns={view.turns} />
          <CostCard costs={detail.costs} />
        </div>
      </div>
      <FactsCard detail={detail} turns={view.turns} />
      <Timeline entries={detail.timeline} />
      <div>
        <LinkButton kind="quiet" href="/analytics">
          {t("result.toAnalytics")}
        </LinkButton>
      </div>
    </div>
  );
}
