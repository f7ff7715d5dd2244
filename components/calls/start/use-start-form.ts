"use client";
import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useTransition } from "react";
import type { BotChoice } from "@/lib/bots/queries";
import { startCallAction } from "@/lib/calls/actions";
import { changePlannedCallAction, planCallAction } from "@/lib/calls/planned/actions";
import type { ActionResult } from "@/lib/entry/action";
import { forgetDraft, keepDraft, keepSettings, recallForm } from "./form-memory";
import { engineFor, type StartFormFields } from "./start-form-fields";

export type Refusal = {
  code: string;
  message: string;
  fields: Record<string, string>;
  rule: string | null;
};

/** What the form begins from: what this browser remembers, a bot, a call to repeat, a plan to change. */
export type FormOrigin =
  | { kind: "new" }
  | { kind: "bot" }
  | { kind: "again"; callId: string }
  | { kind: "plan"; plannedCallId: string; version: number };

type State = {
  /** The fields hold what they begin with: what this browser remembered, what was typed before the scripts were there. */
  isAwake: boolean;
  fields: StartFormFields;
  /** The same for every sending of the same words; new words get a new one, else they would answer with the old call. */
  key: string;
  wasSent: boolean;
  /** The call was made: nothing of the form is a draft any more. */
  isDone: boolean;
  confirm: boolean;
  refusal: Refusal | null;
};

type Change =
  | { type: "awake"; fields: StartFormFields; key: string | null }
  | { type: "typed"; fields: Partial<StartFormFields> }
  | { type: "confirmed"; confirm: boolean }
  | { type: "sent" }
  | { type: "done" }
  | { type: "refused"; refusal: Refusal };

const ASKED_ABOUT = ["phone", "when", "localTime", "zone"] as const;

function reduce(state: State, change: Change): State {
  switch (change.type) {
    case "awake":
      return {
        ...state,
        isAwake: true,
        fields: change.fields,
        key: change.key ?? state.key,
        // A draft's key may have been sent before the page was left: other words need another one.
        wasSent: change.key !== null,
      };
    case "typed":
      return {
        ...state,
        fields: { ...state.fields, ...change.fields },
        // Another number or hour is another question.
        confirm: state.confirm && !ASKED_ABOUT.some((field) => change.fields[field] !== undefined),
        ...(isSameRequest(state.fields, change.fields)
          ? {}
          : { key: state.wasSent ? crypto.randomUUID() : state.key, wasSent: false }),
      };
    case "confirmed":
      return { ...state, confirm: change.confirm };
    case "sent":
      return { ...state, wasSent: true, refusal: null };
    case "done":
      return { ...state, isDone: true };
    case "refused":
      return { ...state, refusal: change.refusal };
  }
}

/** The number written another way (the field formats late) asks for the same call, so it keeps the key. */
function isSameRequest(old: StartFormFields, typed: Partial<StartFormFields>): boolean {
  const digits = (phone: string) => phone.replace(/\D/g, "").replace(/^00/, "");
  return Object.entries(typed).every(([field, value]) =>
    field === "phone"
      ? digits(old.phone) === digits(value)
      : old[field as keyof StartFormFields] === value,
  );
}

/** The state of the start form: what is typed, what was refused and why, and the sending itself. */
export function useStartForm(
  defaults: StartFormFields,
  origin: FormOrigin,
  bots: readonly BotChoice[],
) {
  const router = useRouter();
  const [isSending, startSending] = useTransition();
  const isBusy = useRef(false);
  const element = useRef<HTMLFormElement>(null);
  const [state, change] = useReducer(reduce, undefined, () => ({
    isAwake: false,
    fields: defaults,
    key: crypto.randomUUID(),
    wasSent: false,
    isDone: false,
    confirm: false,
    refusal: null,
  }));

  const isNew = origin.kind === "new";
  useEffect(() => {
    // Once: a page refreshed under the form must not take away what is typed.
    if (state.isAwake) return;
    const kept = isNew ? recallForm(defaults) : { fields: defaults, key: null };
    const early = typedEarly(element.current, defaults);
    const fields = { ...kept.fields, ...early };
    // A bot that is gone cannot be what is chosen.
    const isKnown = bots.some(({ botId }) => botId === fields.botId);
    change({
      type: "awake",
      fields: isKnown ? fields : { ...fields, botId: "" },
      key: isSameRequest(kept.fields, early) ? kept.key : null,
    });
  }, [state.isAwake, defaults, isNew, bots]);

  const type = (fields: Partial<StartFormFields>) => change({ type: "typed", fields });
  useEffect(() => {
    if (!state.isAwake || !isNew) return;
    // Forgotten here, not where the answer comes: an effect of the words before it may still be waiting to keep them.
    if (state.isDone) forgetDraft();
    else keepDraft(state.fields, state.key);
  }, [state.isAwake, state.isDone, state.fields, state.key, isNew]);

  /** @param zone where the person is, for a call for later */
  function send(zone: string) {
    // A second press before React shows the first one.
    if (isBusy.current) return;
    isBusy.current = true;
    change({ type: "sent" });
    startSending(async () => {
      try {
        const result = await submit(origin, { ...state, zone });
        if (result.ok) {
          if (origin.kind !== "plan") keepSettings(state.fields);
          change({ type: "done" });
          router.push(result.data);
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
    element,
    isSending,
    type,
    setConfirm: (confirm: boolean) => change({ type: "confirmed", confirm }),
    send,
  };
}

/** Words that were typed while the page was only its HTML; React keeps them in the fields and knows nothing of them. */
function typedEarly(
  form: HTMLFormElement | null,
  defaults: StartFormFields,
): Partial<StartFormFields> {
  const early: Partial<StartFormFields> = {};
  for (const field of ["phone", "greeting", "prompt"] as const) {
    const control = form?.elements.namedItem(field);
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
    if (control.value !== defaults[field]) early[field] = control.value;
  }
  return early;
}

/** Starts, plans or changes; answers with the address of what it made. */
async function submit(
  origin: FormOrigin,
  { fields, key, confirm, zone }: Pick<State, "fields" | "key" | "confirm"> & { zone: string },
): Promise<ActionResult<string>> {
  const { when, localTime, zone: _zone, botId, ...said } = fields;
  const call = {
    ...said,
    ...(botId ? { botId } : {}),
    engine: engineFor(fields),
    confirm,
  };
  if (origin.kind === "plan") {
    const { plannedCallId, version } = origin;
    const changed = await changePlannedCallAction({
      ...call,
      localTime,
      zone,
      plannedCallId,
      version,
    });
    return changed.ok ? { ok: true, data: planAddress(plannedCallId) } : changed;
  }
  if (when === "later") {
    const planned = await planCallAction({ ...call, localTime, zone, idempotencyKey: key });
    return planned.ok ? { ok: true, data: planAddress(planned.data.plannedCallId) } : planned;
  }
  const againOf = origin.kind === "again" ? { againOf: origin.callId } : {};
  const started = await startCallAction({ ...call, ...againOf, idempotencyKey: key });
  return started.ok ? { ok: true, data: `/calls/${started.data.callId}` } : started;
}

function planAddress(plannedCallId: string): string {
  return `/calls/planned?made=${plannedCallId}`;
}
