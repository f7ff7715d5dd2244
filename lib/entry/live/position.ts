import "server-only";
import { isSnapshot, KEPT_MINUTES, type Snapshot } from "@/lib/platform/live/read-changes";
import type { LiveStart } from "./live-hub";

/** A place in the stream as its `id`: "<ms since 1970>/<snapshot>". */
export function positionText(snapshot: Snapshot): string {
  return `${Date.now()}/${snapshot}`;
}

/**
 * Where a client that names a place goes on; lost: the place is unreadable, or older than what is kept. Places are
 * taken five minutes before the sweep would reach them: clocks of processes differ.
 */
export function readPosition(text: string): LiveStart {
  const [, time, snapshot] = /^(\d{1,15})\/(.{1,4000})$/.exec(text) ?? [];
  if (!time || !snapshot || !isSnapshot(snapshot)) return { lost: true };
  const isKept = Number(time) > Date.now() - (KEPT_MINUTES - 5) * 60_000;
  return isKept ? { since: snapshot } : { lost: true };
}
