"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PlanCheck } from "@/lib/calls/planned/check-plan";
import { useSettled } from "../start/use-number-check";

async function readCheck(query: string, signal: AbortSignal): Promise<PlanCheck> {
  const response = await fetch(`/api/v1/planned-calls/check?${query}`, { signal });
  if (!response.ok) throw new Error(`the check answered ${response.status}`);
  return (await response.json()) as PlanCheck;
}

/** What the server says of an hour while it is chosen; nothing is asked while `localTime` or `zone` is empty. */
export function usePlanCheck({
  phone,
  localTime,
  zone,
}: {
  phone: string;
  localTime: string;
  zone: string;
}): PlanCheck | undefined {
  const query = new URLSearchParams({ phone, localTime, zone }).toString();
  const settled = useSettled(query, 250);
  const isAsked = localTime !== "" && zone !== "";
  const check = useQuery({
    queryKey: ["plan-check", settled],
    queryFn: ({ signal }) => readCheck(settled, signal),
    enabled: isAsked && settled === query,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry: false,
  });
  return isAsked ? check.data : undefined;
}
