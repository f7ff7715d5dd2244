import "server-only";
import { sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { callAttempts } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import { groupCommit } from "@/lib/platform/group-commit";
import { addLogContext } from "@/lib/platform/log-context";
import { gauge } from "@/lib/platform/metrics";
import type { CallReport } from "@/lib/telephony/ports";
import { type Applied, applyCallEvents } from "./apply-call-event";

export type Received = Applied & { callId: string };

/** Reports in one transaction at most; so many connections rarely report in one moment. */
const MOST = 100;
/** While the database writes one transaction, the next is made ready. */
const AT_ONCE = 2;

/** On globalThis, because the web process evaluates this file twice: its server and Next's bundle. */
const keep = globalThis as typeof globalThis & { haloReportsSince?: Set<{ at: number }> };
keep.haloReportsSince ??= new Set();
/** The inbox: reports taken in whose commit is waited for, the oldest first. */
const waiting = keep.haloReportsSince;

gauge(
  "halo_reports_waiting",
  "Reports of sessions taken in and not yet committed",
  [],
  async () => [{ labels: {}, value: waiting.size }],
);
gauge(
  "halo_reports_waiting_seconds",
  "Age of the oldest report taken in and not yet committed",
  [],
  async () => {
    const [oldest] = waiting;
    return [{ labels: {}, value: oldest ? (performance.now() - oldest.at) / 1000 : 0 }];
  },
);

/**
 * Stores and folds what a session reports; the reports of the moment share one short transaction. Resolves after its
 * commit.
 * A valid signature does not prove that the report is about this call: the session must be the one that got the permit.
 * @throws AppError unauthorized where it is not
 */
export async function receiveReport(report: CallReport): Promise<Received> {
  const entry = { at: performance.now() };
  waiting.add(entry);
  const received = await commitTogether(report).finally(() => waiting.delete(entry));
  addLogContext({ callId: received.callId, attemptId: report.attemptId });
  return received;
}

const commitTogether: (report: CallReport) => Promise<Received> = groupCommit({
  most: MOST,
  atOnce: AT_ONCE,
  keyOf: ({ attemptId }) => attemptId,
  together: (reports) =>
    database().transaction(async (tx) =>
      (await receive(tx, reports, "leave out")).map((received) => received ?? "alone"),
    ),
  async alone(report) {
    const [received] = await database().transaction((tx) => receive(tx, [report], "wait"));
    if (!received) throw new AppError("unauthorized");
    return received;
  },
});

/** @returns at the report's place what came of it; null: refused, or left out because somebody else is at its call */
async function receive(
  tx: Tx,
  reports: readonly CallReport[],
  locked: "wait" | "leave out",
): Promise<(Received | null)[]> {
  const ids = `{${reports.map(({ attemptId }) => attemptId).join(",")}}`;
  const attempts = await tx
    .select({
      id: callAttempts.id,
      callId: callAttempts.callId,
      sessionId: callAttempts.sessionId,
    })
    .from(callAttempts)
    .where(sql`${callAttempts.id} = any(${ids}::uuid[])`);
  const calls = new Map(
    attempts
      .filter(({ sessionId }) => sessionId !== null)
      .map(({ id, sessionId, callId }) => [`${id} ${sessionId}`, callId]),
  );
  const callOf = ({ attemptId, sessionId }: CallReport) =>
    calls.get(`${attemptId.toLowerCase()} ${sessionId}`);
  const taken = new Map<string, CallReport>();
  for (const report of reports) {
    const callId = callOf(report);
    // Two attempts of one call may report in one moment: the second goes alone.
    if (callId && !taken.has(callId)) taken.set(callId, report);
  }
  const entries = [...taken].map(([callId, report]) => ({
    callId,
    event: {
      source: "scenario" as const,
      eventId: report.eventId,
      occurredAt: report.occurredAt,
      causedBy: "scenario",
      attemptId: report.attemptId,
      type: "report" as const,
      report,
    },
  }));
  const applied = await applyCallEvents(tx, entries, locked);
  const byReport = new Map<CallReport, Received>();
  [...taken].forEach(([callId, report], at) => {
    const one = applied[at];
    if (one) byReport.set(report, { ...one, callId });
  });
  return reports.map((report) => byReport.get(report) ?? null);
}
