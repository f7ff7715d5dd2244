"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShortcuts } from "../../shortcuts/use-shortcuts";

/**
 * j and k move over the lines, Enter opens one, x selects it, / goes to the search. What is active is a call, not a
 * place: calls that come in above must not put another one under the finger.
 * @returns the active call's id
 */
export function useListKeys(
  ids: readonly string[],
  onSelect: (id: string) => void,
): string | undefined {
  const router = useRouter();
  const [at, setAt] = useState<{ id: string | undefined; place: number }>({
    id: undefined,
    place: -1,
  });
  const found = at.id === undefined ? -1 : ids.indexOf(at.id);
  const id = found < 0 ? undefined : at.id;
  // A call that left the list leaves its place: the next key goes on from there.
  const active = found < 0 ? at.place : found;
  const go = (to: number) => {
    const place = Math.min(ids.length - 1, Math.max(0, to));
    setAt({ id: ids[place], place });
    document
      .querySelector(`[data-testid="call-row"][data-call-id="${ids[place]}"]`)
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
  return id;
}
