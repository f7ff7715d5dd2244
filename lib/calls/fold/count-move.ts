import "server-only";
import { counter, histogram } from "@/lib/platform/metrics";
import { recordCall } from "@/lib/platform/tracing/record-span";
import { isTerminal } from "../status";
import type { FoldedCall } from "./fold-one";

const stageSeconds = histogram(
  "halo_call_stage_seconds",
  "How long calls stood in a status, by status",
  ["status"],
);
const callSeconds = histogram(
  "halo_call_seconds",
  "From the wish to the end of a call, by the status it ended in",
  ["status"],
);
const ended = counter(
  "halo_calls_ended_total",
  "Calls that ended, by status and outcome (`none`: nobody could tell)",
  ["status", "outcome"],
);

/**
 * Counts a status that is being written. The transaction around it may still be undone, and then counts again when it
 * is repeated: a counter that waited for the commit would miss what a killed process had committed.
 */
export function countMove({ before, after, movedTo }: FoldedCall, at: Date): void {
  if (movedTo === null) return;
  stageSeconds.observe({ status: before.status }, secondsBetween(before.statusAt, at));
  if (!isTerminal(movedTo)) return;
  callSeconds.observe({ status: movedTo }, secondsBetween(before.createdAt, at));
  recordCall({
    callId: before.id,
    startedAt: before.createdAt,
    endedAt: at,
    attributes: { status: movedTo, outcome: after.outcome ?? "none" },
    isError: movedTo === "failed",
  });
  ended.inc({ status: movedTo, outcome: after.outcome ?? "none" });
}

const secondsBetween = (from: Date, to: Date) =>
  Math.max(0, (to.getTime() - from.getTime()) / 1000);
