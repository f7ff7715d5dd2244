"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Banner } from "../ui/banner";
import { Card } from "../ui/card";
import { PageHeader } from "../ui/page-header";
import { HangUpButton } from "./live/hang-up-button";
import { LiveConversation } from "./live/live-conversation";
import { StageLine } from "./live/stage-line";
import { StepRepairs } from "./live/step-repair";
import { useCallDetail } from "./live/use-call-detail";
import { type Awaited, callStatusKey, useCallStatus } from "./live/use-call-status";
import { WorkerSilence } from "./live/worker-silence";
import { PhoneText } from "./phone-text";
import { CallResult } from "./result/call-result";
import { ResultActions } from "./result/result-actions";

/** One page for a call from its start to its end: status while it runs, result when it is done. */
export function CallView({
  status,
  detail: first,
}: {
  status: CallStatusView;
  detail: CallDetail;
}) {
  const t = useTranslations("calls");
  const queries = useQueryClient();
  const [awaited, setAwaited] = useState<Awaited>(null);
  const { data: view, isError } = useCallStatus(status, awaited);
  const detail = useCallDetail({ detail: first, version: status.version }, view);
  const isHangable = view.status === "initiating" || view.status === "calling";
  const onAsked = () => {
    setAwaited({ beyondVersion: view.version });
    void queries.invalidateQueries({ queryKey: callStatusKey(view.id) });
  };
  return (
    <div data-testid="call" data-call-status={view.status} data-version={view.version}>
      <PageHeader
        title={<PhoneText phone={view.phone} />}
        lead={detail.contact?.name}
        action={
          view.isTerminal ? (
            <ResultActions
              view={view}
              detail={detail}
              isReading={awaited !== null && view.version <= awaited.beyondVersion}
              onAsked={onAsked}
            />
          ) : (
            isHangable && detail.may.hangUp && <HangUpButton callId={view.id} />
          )
        }
      />
      <p role="status" className="sr-only">
        {t("live.statusNow", { status: t(`status.${view.status}`) })}
      </p>
      {isError && (
        <Banner meaning="attention" className="mb-4">
          {t("live.stale")}
        </Banner>
      )}
      {!isError && <WorkerSilence view={view} />}
      <div className="mb-4 empty:hidden">
        <StepRepairs view={view} mayRetry={detail.may.retryStep} />
      </div>
      {view.isTerminal ? (
        <CallResult view={view} detail={detail} />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <Card title={t("live.stages")}>
            <StageLine view={view} />
          </Card>
          <LiveConversation view={view} />
        </div>
      )}
    </div>
  );
}
