"use client";
import { useQuery } from "@tanstack/react-query";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";

const STEADY_MS = 2000;
/** The first polls come sooner: most of what changes after the start changes at once. */
const FIRST_MS = [500, 1000];

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

/** Follows a call: after 0.5 s, 1 s, then every 2 s, until nothing moves any more. The server's first answer is on the page already. */
export function useCallStatus(initial: CallStatusView) {
  return useQuery({
    queryKey: callStatusKey(initial.id),
    queryFn: ({ signal }) => readStatus(initial.id, signal),
    initialData: initial,
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: true,
    retry: false,
    refetchInterval: ({ state }) => {
      if (state.data && !isMoving(state.data)) return false;
      return FIRST_MS[state.dataUpdateCount + state.errorUpdateCount] ?? STEADY_MS;
    },
  });
}
