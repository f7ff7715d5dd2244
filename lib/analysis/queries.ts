import "server-only";
import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { Outcome } from "@/db/enums";
import { callReadings, calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";

export type ReadingSummary = {
  id: string;
  isCurrent: boolean;
  outcome: Outcome;
  summary: string;
  needsReview: boolean;
  model: string;
  promptVersion: string;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: number | null;
  latencyMs: number;
  createdAt: string;
};

/** Every reading of a call, newest first. @throws AppError not_found; forbidden */
export async function listReadings(actor: Actor, callId: string): Promise<ReadingSummary[]> {
  const [call] = await database().select().from(calls).where(eq(calls.id, callId));
  if (!call) throw new AppError("not_found");
  assertReaches(actor, "calls.read", call);
  const rows = await database()
    .select()
    .from(callReadings)
    .where(eq(callReadings.callId, callId))
    .orderBy(desc(callReadings.createdAt));
  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.isCurrent,
    outcome: row.outcome,
    summary: row.summary,
    needsReview: row.needsReview,
    model: row.model,
    promptVersion: row.promptVersion,
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
    costMicros: row.costMicros,
    latencyMs: row.latencyMs,
    createdAt: row.createdAt.toISOString(),
  }));
}
