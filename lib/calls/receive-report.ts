import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { callAttempts } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import { addLogContext } from "@/lib/platform/log-context";
import type { CallReport } from "@/lib/telephony/ports";
import { type Applied, applyCallEvent } from "./apply-call-event";

/**
 * Stores and folds what a session reports, in one short transaction.
 * A valid signature does not prove that the report is about this call: the session must be the one that got the permit.
 * @throws AppError unauthorized where it is not
 */
export async function receiveReport(report: CallReport): Promise<Applied & { callId: string }> {
  return database().transaction(async (tx) => {
    const [attempt] = await tx
      .select({ callId: callAttempts.callId, sessionId: callAttempts.sessionId })
      .from(callAttempts)
      .where(eq(callAttempts.id, report.attemptId));
    if (!attempt?.sessionId || attempt.sessionId !== report.sessionId)
      throw new AppError("unauthorized");
    addLogContext({ callId: attempt.callId, attemptId: report.attemptId });
    const applied = await applyCallEvent(tx, attempt.callId, {
      source: "scenario",
      eventId: report.eventId,
      occurredAt: report.occurredAt,
      causedBy: "scenario",
      attemptId: report.attemptId,
      type: "report",
      report,
    });
    return { ...applied, callId: attempt.callId };
  });
}
