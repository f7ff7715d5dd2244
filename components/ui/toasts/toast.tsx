"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { KeyCaps } from "../../shortcuts/key-caps";
import { useShortcuts } from "../../shortcuts/use-shortcuts";
import { Button, IconButton } from "../button";

export type ToastWords = { label: string; undo: string; undone: string; dismiss: string };

/** Time to read it and to reach the button; it stands still while somebody is at it. */
const SHOWN_MS = 10_000;
/** "Undone" needs no answer. */
const UNDONE_MS = 3_000;

/** A note on what was done. With `undo` it can be taken back, by the button or a key; what goes wrong then stays. */
export function Toast({
  text,
  undo,
  words,
  isLast,
  isHeld,
  onGone,
}: {
  text: string;
  undo?: () => Promise<string | null>;
  words: ToastWords;
  /** The one that the key takes back. */
  isLast: boolean;
  /** Somebody is at it. */
  isHeld: boolean;
  onGone: () => void;
}) {
  const [outcome, setOutcome] = useState<{ problem: string | null } | null>(null);
  const [isBusy, start] = useTransition();
  const isFailed = typeof outcome?.problem === "string";
  const canUndo = undo !== undefined && outcome === null;
  useTimeUp(outcome ? UNDONE_MS : SHOWN_MS, isHeld || isBusy || isFailed, onGone);
  const takeBack = () =>
    start(async () => {
      if (undo) setOutcome({ problem: await undo() });
    });
  useShortcuts({ undo: takeBack }, isLast && canUndo && !isBusy);
  const Icon = isFailed ? CircleAlert : CircleCheck;
  return (
    <div
      data-testid="toast"
      className="pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 shadow-lg"
    >
      <Icon
        aria-hidden
        className={isFailed ? "size-4 shrink-0 text-bad" : "size-4 shrink-0 text-good"}
      />
      <p className="min-w-0 flex-1">{outcome ? (outcome.problem ?? words.undone) : text}</p>
      {canUndo && (
        <Button size="sm" isBusy={isBusy} onClick={takeBack}>
          {words.undo}
          {isLast && (
            <span aria-hidden className="-mr-1 max-sm:hidden">
              <KeyCaps id="undo" />
            </span>
          )}
        </Button>
      )}
      <IconButton icon={X} label={words.dismiss} onClick={onGone} />
    </div>
  );
}

/** Calls back when the time is up; while it is held, the clock stands and goes on where it stood. */
function useTimeUp(ms: number, isHeld: boolean, onTimeUp: () => void): void {
  const left = useRef({ of: ms, ms });
  const end = useEffectEvent(onTimeUp);
  useEffect(() => {
    if (left.current.of !== ms) left.current = { of: ms, ms };
    if (isHeld) return;
    const began = performance.now();
    const timer = setTimeout(() => end(), left.current.ms);
    return () => {
      clearTimeout(timer);
      left.current.ms -= performance.now() - began;
    };
  }, [ms, isHeld]);
}
