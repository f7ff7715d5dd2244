"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { CallPage } from "@/lib/calls/queries/list-calls";
import type { ContactPage } from "@/lib/contacts/queries";

const PAUSE_MS = 150;
const MOST = 5;
const MIN_LETTERS = 2;
const MIN_DIGITS = 3;

async function read<Page>(path: string, signal: AbortSignal): Promise<Page> {
  const response = await fetch(`/api/v1/${path}&limit=${MOST}`, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Page;
}

/** Calls to a number and clients by name or number that this person may see, a moment after the last key. */
export function useFound(typed: string, may: { calls: boolean; contacts: boolean }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim().slice(0, 80)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const digits = /^[\d\s()+.-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const isNumber = digits.length >= MIN_DIGITS;
  const isName = digits === "" && text.length >= MIN_LETTERS;
  const calls = useQuery({
    queryKey: ["command-calls", digits],
    queryFn: ({ signal }) => read<CallPage>(`calls?phone=${digits}`, signal),
    enabled: may.calls && isNumber,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const clients = useQuery({
    queryKey: ["command-clients", text],
    queryFn: ({ signal }) =>
      read<ContactPage>(`contacts?search=${encodeURIComponent(text)}`, signal),
    enabled: may.contacts && (isNumber || isName),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    calls: isNumber ? (calls.data?.items ?? []) : [],
    clients: isNumber || isName ? (clients.data?.items ?? []) : [],
    isFailed: calls.isError || clients.isError,
    isSearching: text !== typed.trim() || calls.isFetching || clients.isFetching,
  };
}
