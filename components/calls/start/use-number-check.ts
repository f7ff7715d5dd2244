"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { NumberCheck } from "@/lib/calls/queries/check-number";
import { engineFor, type StartFormFields } from "./start-form-fields";

/** A value that stopped changing for a moment. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

async function readCheck(query: string, signal: AbortSignal): Promise<NumberCheck> {
  const response = await fetch(`/api/v1/calls/check?${query}`, { signal });
  if (!response.ok) throw new Error(`the check answered ${response.status}`);
  return (await response.json()) as NumberCheck;
}

/** What the server says of the number while it is typed; asked again every half minute, because hours close. */
export function useNumberCheck({ phone, language, voice, botId, prompt }: StartFormFields) {
  const digits = phone.replace(/\D/g, "").length;
  const query = new URLSearchParams({
    phone,
    language,
    voice,
    engine: engineFor({ botId, prompt }),
  }).toString();
  const settled = useSettled(query, 250);
  const check = useQuery({
    queryKey: ["number-check", settled],
    queryFn: ({ signal }) => readCheck(settled, signal),
    enabled: digits >= 6,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry: false,
  });
  const isCurrent = settled === query && !check.isPlaceholderData;
  return { ...check, data: digits >= 6 ? check.data : undefined, isCurrent };
}
