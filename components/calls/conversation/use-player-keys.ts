"use client";
import { useEffect, useEffectEvent } from "react";
import { type Recording, SPEEDS } from "./use-recording";

const STEP_MS = 5000;

/** Keys that belong to what is focused: typing, buttons, sliders, an open dialog. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(
    target?.closest("input, textarea, select, button, a, summary, [role=menu], [role=dialog]"),
  );
}

function actOf(key: string, recording: Recording): (() => void) | null {
  const { speed, toggle, move, setSpeed } = recording;
  if (key === " ") return toggle;
  if (key === "ArrowLeft") return () => move(-STEP_MS);
  if (key === "ArrowRight") return () => move(STEP_MS);
  if (key === "[") return () => setSpeed(SPEEDS.findLast((known) => known < speed) ?? speed);
  if (key === "]") return () => setSpeed(SPEEDS.find((known) => known > speed) ?? speed);
  return null;
}

/** Space plays and pauses, arrows move by five seconds, brackets change the speed, anywhere on the page. */
export function usePlayerKeys(recording: Recording, isOn: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const act = actOf(event.key, recording);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!isOn) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [isOn]);
}
