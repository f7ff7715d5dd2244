"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { TranscriptCard } from "../conversation/transcript-card";
import { StageLine } from "../live/stage-line";
import type { Cited } from "./claim";
import { FactsCard } from "./facts-card";
import { NextStepCard } from "./next-step-card";
import { OutcomeHead } from "./outcome-head";
import { ReadingCard } from "./reading-card";
import { Timeline } from "./timeline";

/** First what came of it and what follows, then the words, then everything that happened. */
export function CallResult({ view, detail }: { view: CallStatusView; detail: CallDetail }) {
  const t = useTranslations("calls");
  const [lit, setLit] = useState<readonly number[]>([]);
  const cited: Cited = {
    turnsOf: (field) =>
      detail.reading?.citations.find((citation) => citation.field === field)?.turns ?? [],
    light: setLit,
  };
  return (
    <div className="flex flex-col gap-4" data-testid="result">
      <Card>
        <OutcomeHead view={view} detail={detail} cited={cited} />
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {detail.reading && <ReadingCard reading={detail.reading} cited={cited} />}
          <TranscriptCard
            callId={view.id}
            turns={view.turns}
            hasRecording={detail.hasRecording}
            lit={lit}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <NextStepCard view={view} detail={detail} />
          <Card title={t("live.stages")}>
            <StageLine view={view} />
          </Card>
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
