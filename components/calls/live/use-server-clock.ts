"use client";
import { useEffect, useState } from "react";

/**
 * The server's clock, ticking here each second while `isTicking`.
 * @param serverNow ISO 8601, as the last answer told it
 * @returns milliseconds since 1970
 */
export function useServerClock(serverNow: string, isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.parse(serverNow));
  useEffect(() => {
    const lead = Date.now() - Date.parse(serverNow);
    setNow(Date.parse(serverNow));
    if (!isTicking) return;
    const timer = setInterval(() => setNow(Date.now() - lead), 1000);
    return () => clearInterval(timer);
  }, [serverNow, isTicking]);
  return now;
}
