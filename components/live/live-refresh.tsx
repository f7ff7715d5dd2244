"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import type { LiveKind } from "@/db/enums";
import type { LiveNews } from "./live-connection";
import { useLiveUpdates } from "./live-updates";
import { oneAtATime } from "./one-at-a-time";

/** A page read on the server is read anew this often at most, ms, however much happens. */
const GAP_MS = 2000;
/** While there is no stream. */
const POLL_MS = 10_000;

/** Reads the page anew when something of these kinds changes; now and then where no stream says so. Draws nothing. */
export function LiveRefresh({ kinds }: { kinds: readonly LiveKind[] }) {
  const router = useRouter();
  const refresh = useRef<ReturnType<typeof oneAtATime> | null>(null);
  const wanted = kinds.join();
  const onNews = useCallback(
    (news: LiveNews | "all") => {
      if (news === "all" || wanted.split(",").includes(news.kind)) refresh.current?.ask();
    },
    [wanted],
  );
  useEffect(() => {
    const asked = oneAtATime(async () => router.refresh(), GAP_MS);
    refresh.current = asked;
    return () => asked.stop();
  }, [router]);
  const isLive = useLiveUpdates(onNews);
  useEffect(() => {
    if (isLive) return;
    const timer = setInterval(() => {
      if (!document.hidden) refresh.current?.ask();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isLive]);
  return null;
}
