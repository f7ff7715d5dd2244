"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/entry/action";

const KNOWN = [
  "phone_invalid",
  "email_invalid",
  "zone_unknown",
  "time_past",
  "time_invalid",
  "digits_wrong",
  "too_long",
  "required",
] as const;

type Failed = Extract<ActionResult<unknown>, { ok: false }>;

/** Runs an action of a form and keeps what it answered: the words at each field, and the sentence above. */
export function useSaving() {
  const t = useTranslations("contacts.fields");
  const [failure, setFailure] = useState<Failed>();
  const [isSaving, start] = useTransition();
  const save = <Output>(
    work: () => Promise<ActionResult<Output>>,
    onDone: (data: Output) => void,
  ) =>
    start(async () => {
      const result = await work();
      setFailure(result.ok ? undefined : result);
      if (result.ok) onDone(result.data);
    });
  const errorOf = (field: string): string | undefined => {
    const code = failure?.fields?.[field];
    if (!code) return undefined;
    return t(KNOWN.find((known) => known === code) ?? "invalid");
  };
  return { save, isSaving, failure, errorOf, forget: () => setFailure(undefined) };
}
