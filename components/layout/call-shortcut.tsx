"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

const NEW_CALL = "/calls/new";

/** Whether the key belongs to something that takes keys: a field, or an open question over the page. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open], [role=dialog]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select") !== null;
}

/** The key C, wherever one is, leads to the number of a new call. By place, so that it is the same key in Russian. */
export function CallShortcut() {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => {
    router.prefetch(NEW_CALL);
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyC" || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTaken(event.target)) return;
      event.preventDefault();
      if (path === NEW_CALL) document.getElementById("phone")?.focus();
      else router.push(NEW_CALL);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, path]);
  return null;
}
