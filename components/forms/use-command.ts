"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/entry/action";

type Failure = Extract<ActionResult<unknown>, { ok: false }>;

const GENERAL = [
  "required",
  "too_short",
  "too_long",
  "too_small",
  "too_big",
  "unknown",
  "invalid",
] as const;

/**
 * Runs a server action from a button or a form: shows it is under way, keeps what went wrong, and draws the page anew
 * after it worked. `ownWords` has words for the codes of fields that this form knows beyond the general ones.
 */
export function useCommand<Input, Output>(
  run: (input: Input) => Promise<ActionResult<Output>>,
  options: {
    onDone?: (output: Output) => void;
    ownWords?: Partial<Record<string, string>>;
  } = {},
) {
  const t = useTranslations("entry.fields");
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isDone, setDone] = useState(false);
  const [isBusy, start] = useTransition();
  const send = (input: Input) =>
    start(async () => {
      const result = await run(input);
      setFailure(result.ok ? null : result);
      setDone(result.ok);
      if (!result.ok) return;
      options.onDone?.(result.data);
      router.refresh();
    });
  const errorOf = (field: string): string | undefined => {
    const code = failure?.fields?.[field];
    if (!code) return undefined;
    return options.ownWords?.[code] ?? t(GENERAL.find((known) => known === code) ?? "invalid");
  };
  const forget = () => {
    setFailure(null);
    setDone(false);
  };
  return { send, isBusy, isDone, failure, errorOf, forget };
}
