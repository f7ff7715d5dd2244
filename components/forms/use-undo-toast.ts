"use client";
import { useRouter } from "next/navigation";
import type { ActionResult } from "@/lib/entry/action";
import { useToast } from "../ui/toasts/toasts";

/** Says what was done, with an action that takes it back and draws the page anew. */
export function useUndoToast() {
  const toast = useToast();
  const router = useRouter();
  return (text: string, inverse?: () => Promise<ActionResult<unknown>>, onUndone?: () => void) =>
    toast({
      text,
      ...(inverse
        ? {
            undo: async () => {
              const result = await inverse();
              if (!result.ok) return result.message;
              router.refresh();
              onUndone?.();
              return null;
            },
          }
        : {}),
    });
}
