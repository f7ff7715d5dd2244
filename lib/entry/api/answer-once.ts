import "server-only";
import { createHash } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiAnswers } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";

/** Seconds after which a request that never answered counts as dead: its process is gone. */
const DEAD_AFTER_SECONDS = 60;
const KEPT_HOURS = 24;

/**
 * Runs a request under its Idempotency-Key: the same request again gets the first one's answer and does nothing.
 * A request that failed leaves no trace, so that it can be sent again. Keys are remembered for a day.
 * @throws AppError idempotency_mismatch where the key came with another request; conflict while the first is at work
 */
export async function answerOnce(
  sent: { actor: Actor; key: string; operation: string; input: unknown },
  run: () => Promise<Response>,
): Promise<Response> {
  const db = database();
  const requestHash = createHash("sha256")
    .update(JSON.stringify([sent.operation, sent.input]))
    .digest("hex");
  const sender = actorRef(sent.actor);
  const isThis = and(eq(apiAnswers.sender, sender), eq(apiAnswers.key, sent.key));
  await db
    .delete(apiAnswers)
    .where(
      and(
        isThis,
        isNull(apiAnswers.httpStatus),
        lt(apiAnswers.createdAt, sql`now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`),
      ),
    );
  const [own] = await db
    .insert(apiAnswers)
    .values({ sender, key: sent.key, requestHash })
    .onConflictDoNothing()
    .returning({ key: apiAnswers.key });
  if (!own) {
    const [known] = await db.select().from(apiAnswers).where(isThis);
    if (known && known.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
    if (!known || known.httpStatus === null)
      throw new AppError("conflict", { detail: { rule: "at_work" }, retryAfterSeconds: 1 });
    return answerOf(known.httpStatus, known.body, { "idempotency-replayed": "true" });
  }
  try {
    const response = await run();
    const text = await response.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    await db.update(apiAnswers).set({ httpStatus: response.status, body }).where(isThis);
    return answerOf(response.status, body, Object.fromEntries(response.headers));
  } catch (error) {
    await db.delete(apiAnswers).where(isThis);
    throw error;
  }
}

function answerOf(status: number, body: unknown, headers: Record<string, string>): Response {
  return body === null
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
}

/** Answers older than a day leave the table. */
export async function sweepAnswers(): Promise<void> {
  await database()
    .delete(apiAnswers)
    .where(lt(apiAnswers.createdAt, sql`now() - make_interval(hours => ${KEPT_HOURS}::int)`));
}
