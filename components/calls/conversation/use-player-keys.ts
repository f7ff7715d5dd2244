"use client";
import { useShortcuts } from "../../shortcuts/use-shortcuts";
import { type Recording, SPEEDS } from "./use-recording";

const STEP_MS = 5000;

/** Space plays and pauses, arrows move by five seconds, brackets change the speed, anywhere on the page. */
export function usePlayerKeys(recording: Recording, isOn: boolean): void {
  const { speed, toggle, move, setSpeed } = recording;
  useShortcuts(
    {
      play: () => toggle(),
      back: () => move(-STEP_MS),
      ahead: () => move(STEP_MS),
      slower: () => setSpeed(SPEEDS.findLast((known) => known < speed) ?? speed),
      faster: () => setSpeed(SPEEDS.find((known) => known > speed) ?? speed),
    },
    isOn,
  );
}
