"use client";
import { useTranslations } from "next-intl";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Banner } from "../../ui/banner";
import { isMoving } from "./use-call-status";
import { useServerClock } from "./use-server-clock";

/** A worker that is being restarted is away for some seconds; only one who waits longer needs to know. */
const PATIENCE_MS = 10_000;

/** Says that what moves the call does not answer, while something still has to move. */
export function WorkerSilence({ view }: { view: CallStatusView }) {
  const isConcerned = view.worker.isSilent && isMoving(view);
  const now = useServerClock(view.now, isConcerned);
  if (!isConcerned) return null;
  return <Silence lastSeenAt={view.worker.lastSeenAt} waitsSince={waitsSince(view)} now={now} />;
}

function waitsSince(view: CallStatusView): number {
  const started = view.stages.flatMap(({ startedAt }) =>
    startedAt ? [Date.parse(startedAt)] : [],
  );
  return Math.max(0, ...started);
}

function Silence({
  lastSeenAt,
  waitsSince: since,
  now,
}: {
  lastSeenAt: string | null;
  waitsSince: number;
  now: number;
}) {
  const t = useTranslations("calls.live");
  if (now - since < PATIENCE_MS) return null;
  const seconds = lastSeenAt && Math.max(0, Math.round((now - Date.parse(lastSeenAt)) / 1000));
  return (
    <Banner
      meaning="attention"
      data-testid="worker-silent"
      className="mb-4"
      // The seconds would be read out every time they change.
      aria-live="off"
      title={seconds === null ? t("workerAbsent") : t("workerSilent", { seconds: Number(seconds) })}
    >
      {t("workerHelp")}
    </Banner>
  );
}
