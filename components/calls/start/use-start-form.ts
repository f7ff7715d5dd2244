"use client";
import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useTransition } from "react";
import { startCallAction } from "@/lib/calls/actions";
import { forgetDraft, keepDraft, keepSettings, recallForm } from "./form-memory";
import { engineFor, type StartFormFields } from "./start-form-fields";

export type Refusal = {
  code: string;
  message: string;
  fields: Record<string, string>;
  rule: string | null;
};

type State = {
  /** What this browser remembered is in the fields. */
  isRecalled: boolean;
  fields: StartFormFields;
  /** The same for every sending of the same words; new words get a new one, else they would answer with the old call. */
  key: string;
  wasSent: boolean;
  confirm: boolean;
  refusal: Refusal | null;
};

type Change =
  | { type: "recalled"; fields: StartFormFields; key: string | null }
  | { type: "typed"; fields: Partial<StartFormFields> }
  | { type: "confirmed"; confirm: boolean }
  | { type: "sent" }
  | { type: "refused"; refusal: Refusal };

function reduce(state: State, change: Change): State {
  switch (change.type) {
    case "recalled":
      return { ...state, isRecalled: true, fields: change.fields, key: change.key ?? state.key };
    case "typed":
      return {
        ...state,
        fields: { ...state.fields, ...change.fields },
        confirm: change.fields.phone === undefined && state.confirm,
        key: state.wasSent ? crypto.randomUUID() : state.key,
        wasSent: false,
      };
    case "confirmed":
      return { ...state, confirm: change.confirm };
    case "sent":
      return { ...state, wasSent: true, refusal: null };
    case "refused":
      return { ...state, refusal: change.refusal };
  }
}

/** The state of the start form: what is typed, what was refused and why, and the sending itself. */
export function useStartForm(defaults: StartFormFields, againOf: string | null) {
  const router = useRouter();
  const [isSending, startSending] = useTransition();
  const isBusy = useRef(false);
  const [state, change] = useReducer(reduce, undefined, () => ({
    isRecalled: againOf !== null,
    fields: defaults,
    key: crypto.randomUUID(),
    wasSent: false,
    confirm: false,
    refusal: null,
  }));

  useEffect(() => {
    if (againOf) return;
    const { fields, key } = recallForm(defaults);
    change({ type: "recalled", fields, key });
  }, [defaults, againOf]);

  const type = (fields: Partial<StartFormFields>) => change({ type: "typed", fields });
  useEffect(() => {
    if (state.isRecalled && !againOf) keepDraft(state.fields, state.key);
  }, [state.isRecalled, state.fields, state.key, againOf]);

  function send() {
    // A second press before React shows the first one.
    if (isBusy.current) return;
    isBusy.current = true;
    change({ type: "sent" });
    startSending(async () => {
      const { fields, key, confirm } = state;
      try {
        const result = await startCallAction({
          ...fields,
          engine: engineFor(fields.prompt),
          confirm,
          idempotencyKey: key,
          ...(againOf ? { againOf } : {}),
        });
        if (result.ok) {
          keepSettings(fields);
          forgetDraft();
          router.push(`/calls/${result.data.callId}`);
          return;
        }
        const rule = typeof result.detail?.rule === "string" ? result.detail.rule : null;
        change({
          type: "refused",
          refusal: {
            code: result.code,
            message: result.message,
            fields: result.fields ?? {},
            rule,
          },
        });
      } catch {
        // The answer was lost on the way; the key makes another press safe.
        change({
          type: "refused",
          refusal: { code: "network", message: "", fields: {}, rule: null },
        });
      } finally {
        isBusy.current = false;
      }
    });
  }

  return {
    ...state,
    isSending,
    type,
    setConfirm: (confirm: boolean) => change({ type: "confirmed", confirm }),
    send,
  };
}
