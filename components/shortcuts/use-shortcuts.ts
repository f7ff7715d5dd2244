"use client";

import { useEffect, useEffectEvent } from "react";
import { isShortcut, isTaken, type ShortcutId } from "./shortcuts";

/** Listens to keys of the list while the component is there. A handler that answers false has not taken the key. */
export function useShortcuts(
  handlers: Partial<Record<ShortcutId, () => unknown>>,
  isOn = true,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    for (const [name, handle] of Object.entries(handlers)) {
      const id = name as ShortcutId;
      if (!isShortcut(id, event) || isTaken(id, event.target)) continue;
      // One press is one act; only moving about goes on while a key is held.
      if (event.repeat && !["nextRow", "previousRow", "back", "ahead"].includes(id)) return;
      if (handle() !== false) event.preventDefault();
      return;
    }
  });
  useEffect(() => {
    if (!isOn) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [isOn]);
}
