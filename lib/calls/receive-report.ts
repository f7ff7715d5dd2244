import "server-only";
import { sql } from "drizzle-orm";
import { preparedDatabase, type Tx } from "@/db/client";
import { listOf } from "@/db/list-of";
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
/** From so many on the smaller transactions cost less than the processor that would stand still. */
const CROWD = 8;

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
  crowd: CROWD,
  keyOf: ({ attemptId }) => attemptId,
  together: (reports) =>
    preparedDatabase().transaction(async (tx) =>
      (await receive(tx, reports, "leave out")).map((received) => received ?? "alone"),
    ),
  async alone(report) {
    const [received] = await preparedDatabase().transaction((tx) => receive(tx, [report], "wait"));
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
  await learnSessions(tx, reports);
  const taken = new Map<string, CallReport>();
  for (const report of reports) {
    const callId = callsOfSessions.get(sessionKey(report));
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

function sessionKey({ attemptId, sessionId }: CallReport): string {
  return `${attemptId.toLowerCase()} ${sessionId}`;
}

/** A permit binds a session to its attempt for good, and each session reports many times. Oldest first. */
const callsOfSessions = new Map<string, string>();
const MOST_SESSIONS = 10_000;

/** Looks up the calls of sessions that report for the first time. One without a permit stays unknown. */
async function learnSessions(tx: Tx, reports: readonly CallReport[]): Promise<void> {
  const unknown = reports.filter((report) => !callsOfSessions.has(sessionKey(report)));
  if (unknown.length === 0) return;
  const ids = unknown.map(({ attemptId }) => attemptId);
  const attempts = await tx
    .select({
      attemptId: callAttempts.id,
      callId: callAttempts.callId,
      sessionId: callAttempts.sessionId,
    })
    .from(callAttempts)
    .where(sql`${callAttempts.id} = any(${listOf(ids, "uuid")})`);
  for (const { attemptId, callId, sessionId } of attempts) {
    if (sessionId !== null) callsOfSessions.set(`${attemptId} ${sessionId}`, callId);
  }
  for (const key of callsOfSessions.keys()) {
    if (callsOfSessions.size <= MOST_SESSIONS) break;
    callsOfSessions.delete(key);
  }
}
