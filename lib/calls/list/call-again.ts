import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import { visibleCalls } from "../queries/visible-calls";
import { type CallAgainInput, StartCallInput } from "../schema";
import { startCall } from "../start-call";

/** What came of one of them; `reason` is a rule's name, or the error's. */
export type CalledAgain = { callId: string; newCallId: string | null; reason: string | null };

/**
 * Makes calls once more, each with its own settings and under all the rules of a new one. What a rule stops, or would
 * ask a person about, is left out and said. The same `key` twice makes each call once.
 * @throws AppError forbidden
 */
export async function callAgain({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof CallAgainInput>;
}): Promise<CalledAgain[]> {
  assertCan(actor, "calls.start");
  const results: CalledAgain[] = [];
  // One after the other: the rules count what was started before.
  for (const callId of new Set(input.callIds)) {
    results.push(await repeat(actor, callId, input.key));
  }
  return results;
}

async function repeat(actor: Actor, callId: string, key: string): Promise<CalledAgain> {
  const [call] = await database()
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!call) return { callId, newCallId: null, reason: "not_found" };
  const { phone, language, voice, greeting, prompt, engine } = call;
  const settings = { phone, language, voice, greeting, prompt, engine };
  const idempotencyKey = createHash("sha256").update(`${key} ${callId}`).digest("hex");
  try {
    const started = await startCall({
      actor,
      input: StartCallInput.parse({ ...settings, againOf: callId, idempotencyKey }),
    });
    return { callId, newCallId: started.callId, reason: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { callId, newCallId: null, reason: reasonOf(error) };
  }
}

/** The rule that stopped it, where one did. */
function reasonOf(error: AppError): string {
  const rule = error.detail?.rule;
  return typeof rule === "string" ? rule : error.code;
}
