"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const SOON_MS = 2000;
/** Rows of colleagues change too. */
const STEADY_MS = 30_000;

/** Reads the list anew: often while something is due or being started, else now and then. Draws nothing. */
export function RefreshWhenDue({ nextDueAt }: { nextDueAt: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const isSoon = nextDueAt !== null && Date.parse(nextDueAt) - Date.now() < STEADY_MS;
    const timer = setInterval(() => router.refresh(), isSoon ? SOON_MS : STEADY_MS);
    return () => clearInterval(timer);
  }, [router, nextDueAt]);
  return null;
}
