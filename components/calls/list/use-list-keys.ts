"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";

/** j and k move over the lines, Enter opens one, x selects it, / goes to the search. */
export function useListKeys(ids: readonly string[], onSelect: (id: string) => void): number {
  const router = useRouter();
  const [active, setActive] = useState(-1);
  const go = (to: number) => {
    const next = Math.min(ids.length - 1, Math.max(0, to));
    setActive(next);
    document
      .querySelector(`[data-testid="call-row"][data-call-id="${ids[next]}"]`)
      ?.scrollIntoView({ block: "nearest" });
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input:not([type=checkbox]), textarea, select, dialog, [role=dialog]"))
      return;
    const id = ids[active];
    if (event.key === "j") go(active + 1);
    else if (event.key === "k") go(active - 1);
    else if (event.key === "x" && id) onSelect(id);
    else if (event.key === "Enter" && id && !target?.closest("a, button, summary, input"))
      router.push(`/calls/${id}`);
    else if (event.key === "/")
      document.querySelector<HTMLInputElement>('[data-testid="call-filters"] [name="q"]')?.focus();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  return active;
}
