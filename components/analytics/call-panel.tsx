"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { CallBadge } from "../calls/call-badges";
import { TurnList } from "../calls/conversation/turn-list";
import { PhoneText } from "../calls/phone-text";
import { NextStepCard } from "../calls/result/next-step-card";
import { clockLength, TimeText } from "../calls/time-text";
import { Banner } from "../ui/banner";
import { Button, IconButton, LinkButton } from "../ui/button";
import { Skeleton } from "../ui/loading";

async function read<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/v1/calls/${path}`, { signal });
  if (!response.ok) throw new Error(`the call answered ${response.status}`);
  return (await response.json()) as Answer;
}

/** One call beside the figures: what came of it, what followed, the words folded. Escape and Back close it. */
export function CallPanel({ callId, onClose }: { callId: string; onClose: () => void }) {
  const t = useTranslations("reports.panel");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    // A press beside the panel closes it, as Escape does.
    const closeBeside = ({ target }: MouseEvent) => target === element && element.close();
    element.addEventListener("click", closeBeside);
    return () => element.removeEventListener("click", closeBeside);
  }, []);
  const call = useQuery({
    queryKey: ["call-panel", callId],
    queryFn: async ({ signal }) => {
      const [detail, view] = await Promise.all([
        read<CallDetail>(callId, signal),
        read<CallStatusView>(`${callId}/status`, signal),
      ]);
      return { detail, view };
    },
    retry: 1,
  });
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={t("title")}
      data-testid="call-panel"
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-lg overflow-y-auto border-line border-l bg-page text-text shadow-lg"
    >
      <div className="flex min-h-full flex-col gap-4 p-5">
        <header className="flex items-start justify-between gap-3">
          <h2 className="font-semibold text-xl tabular-nums">
            {call.data ? <PhoneText phone={call.data.detail.phone} /> : t("title")}
          </h2>
          <IconButton icon={X} label={t("close")} onClick={() => dialog.current?.close()} />
        </header>
        {call.isPending && <Skeleton className="h-40" />}
        {call.isError && (
          <Banner
            meaning="bad"
            action={
              <Button size="sm" onClick={() => void call.refetch()}>
                {t("again")}
              </Button>
            }
          >
            {t("unread")}
          </Banner>
        )}
        {call.data && <Facts {...call.data} />}
        <LinkButton kind="primary" href={`/calls/${callId}`} className="mt-auto">
          {t("open")}
        </LinkButton>
      </div>
    </dialog>
  );
}

function Facts({ detail, view }: { detail: CallDetail; view: CallStatusView }) {
  const t = useTranslations("reports.panel");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        <CallBadge status={view.status} outcome={view.outcome} />
        <TimeText at={detail.createdAt} />
        {detail.talkSeconds !== null && (
          <span className="tabular-nums">{clockLength(detail.talkSeconds * 1000)}</span>
        )}
        {detail.ownerName && <span>{detail.ownerName}</span>}
      </p>
      {detail.reading && <p className="break-words">{detail.reading.summary}</p>}
      <NextStepCard view={view} detail={detail} />
      {view.turns.length > 0 && (
        <details>
          <summary className="text-muted">{t("words", { count: view.turns.length })}</summary>
          <div className="mt-3">
            <TurnList turns={view.turns} />
          </div>
        </details>
      )}
    </>
  );
}
