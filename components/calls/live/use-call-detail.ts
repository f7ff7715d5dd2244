"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { CallReadError } from "./use-call-status";

async function readDetail(callId: string, signal: AbortSignal): Promise<CallDetail> {
  const response = await fetch(`/api/v1/calls/${callId}`, { signal });
  if (!response.ok) throw new CallReadError(response.status);
  return (await response.json()) as CallDetail;
}

/** The rest of the call, read anew when its status says that something was stored. While it runs, what the page came with will do. */
export function useCallDetail(
  initial: { detail: CallDetail; version: number },
  status: CallStatusView,
) {
  const version = status.isTerminal ? status.version : initial.version;
  const query = useQuery({
    queryKey: ["call", initial.detail.id, version],
    queryFn: ({ signal }) => readDetail(initial.detail.id, signal),
    enabled: version !== initial.version,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return query.data ?? initial.detail;
}
