"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import type { LiveNews } from "../../live/live-connection";
import { useIsLive, useLiveNews } from "../../live/live-updates";
import { oneAtATime } from "../../live/one-at-a-time";

const STEADY_MS = 2000;
/** While the stream of live updates says when to look; now and then all the same, for what it does not tell (a silent worker). */
const BESIDE_LIVE_MS = 5000;
/** What a talk brings is read this often at most. */
const NEWS_GAP_MS = 100;
/** The first polls come sooner, at 0.25, 0.5 and 1 s: most of what changes after the start changes at once. */
const FIRST_MS = [250, 250, 500];

export class CallReadError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the call's status answered ${status}`);
    this.name = "CallReadError";
    this.status = status;
  }
}

async function readStatus(callId: string, signal: AbortSignal): Promise<CallStatusView> {
  const response = await fetch(`/api/v1/calls/${callId}/status`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new CallReadError(response.status);
  return (await response.json()) as CallStatusView;
}

export function callStatusKey(callId: string): readonly string[] {
  return ["call-status", callId];
}

/** Whether anything of the call may still change by itself. */
export function isMoving(view: CallStatusView): boolean {
  if (!view.isTerminal) return true;
  return view.steps.some((step) => ["planned", "sending", "retry"].includes(step.state));
}

/** Cost and recording come from the provider's history some seconds after the end. */
const SETTLING_MS = 60_000;
const SETTLING_POLL_MS = 5000;

/** What was asked for and has not arrived yet: the version that the page saw then. */
export type Awaited = { beyondVersion: number } | null;

function pause(
  view: CallStatusView | undefined,
  polls: number,
  awaited: Awaited,
  isLive: boolean,
): number | false {
  if (!view || isMoving(view)) return isLive ? BESIDE_LIVE_MS : (FIRST_MS[polls] ?? STEADY_MS);
  if (awaited && view.version <= awaited.beyondVersion) return STEADY_MS;
  const endedAt = view.stages.at(-1)?.startedAt;
  const isSettling = endedAt && Date.parse(view.now) - Date.parse(endedAt) < SETTLING_MS;
  return isSettling ? SETTLING_POLL_MS : false;
}

/**
 * Follows a call as the stream of live updates tells of it; without one at 0.25, 0.5 and 1 s, then every 2 s, until
 * nothing moves any more. The server's first answer is on the page already.
 */
export function useCallStatus(initial: CallStatusView, awaited: Awaited) {
  const isLive = useIsLive();
  const query = useQuery({
    queryKey: callStatusKey(initial.id),
    queryFn: ({ signal }) => readStatus(initial.id, signal),
    initialData: initial,
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: true,
    retry: false,
    refetchInterval: ({ state }) =>
      pause(state.data, state.dataUpdateCount + state.errorUpdateCount, awaited, isLive),
  });
  // After the query: what happened while the page was on its way is told at once, and asks nobody before the query is there.
  useNewsOf(initial.id);
  return query;
}

/** Reads a call's status when there is news of it. */
function useNewsOf(callId: string): void {
  const queries = useQueryClient();
  const reading = useRef<ReturnType<typeof oneAtATime> | null>(null);
  useEffect(() => {
    // A read under way may have begun before the change: it is ended and begun anew.
    const asked = oneAtATime(
      () => queries.invalidateQueries({ queryKey: callStatusKey(callId) }),
      NEWS_GAP_MS,
    );
    reading.current = asked;
    return () => asked.stop();
  }, [queries, callId]);
  const onNews = useCallback(
    (news: LiveNews | "all") => {
      if (news === "all" || news.callId === callId) reading.current?.ask();
    },
    [callId],
  );
  useLiveNews(onNews);
}
