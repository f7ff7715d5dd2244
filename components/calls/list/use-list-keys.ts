"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShortcuts } from "../../shortcuts/use-shortcuts";

/** j and k move over the lines, Enter opens one, x selects it, / goes to the search. */
export function useListKeys(ids: readonly string[], onSelect: (id: string) => void): number {
  const router = useRouter();
  const [active, setActive] = useState(-1);
  const id = ids[active];
  const go = (to: number) => {
    const next = Math.min(ids.length - 1, Math.max(0, to));
    setActive(next);
    document
      .querySelector(`[data-testid="call-row"][data-call-id="${ids[next]}"]`)
      ?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({
    nextRow: () => go(active + 1),
    previousRow: () => go(active - 1),
    selectRow: () => (id ? onSelect(id) : false),
    openRow: () => (id ? router.push(`/calls/${id}`) : false),
    searchList: () =>
      document.querySelector<HTMLInputElement>('[data-testid="call-filters"] [name="q"]')?.focus(),
  });
  return active;
}
