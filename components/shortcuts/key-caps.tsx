"use client";

import { useSyncExternalStore } from "react";
import { SHORTCUTS, type ShortcutId } from "./shortcuts";

const never = () => () => undefined;

/** The keys of a shortcut as they are printed: Ctrl K, on a Mac ⌘ K. */
export function KeyCaps({ id }: { id: ShortcutId }) {
  const isMac = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  const shortcut = SHORTCUTS[id];
  const caps = "isChord" in shortcut ? [isMac ? "⌘" : "Ctrl", shortcut.cap] : [shortcut.cap];
  return (
    <span className="inline-flex gap-1">
      {caps.map((cap) => (
        <kbd
          key={cap}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-md border border-line bg-sunken px-1 font-sans text-muted text-xs"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
