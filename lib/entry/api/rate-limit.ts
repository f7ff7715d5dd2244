import "server-only";
import { lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiRequestCounts } from "@/db/schema";
import { type Actor, keyOf } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";

export type RequestKind = "read" | "write" | "dial";

/** Requests a minute of one key. What dials is counted far tighter than what reads. */
export const REQUESTS_PER_MINUTE: Record<RequestKind, number> = { read: 600, write: 120, dial: 30 };
const WINDOW_SECONDS = 60;

/**
 * Counts a request of a key, in the database, so that any number of web processes count together, and writes the
 * headers RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers). People in a browser are not counted.
 * @throws AppError rate_limited with the seconds until the next minute
 */
export async function countRequest(
  actor: Actor,
  kind: RequestKind,
  headers: Record<string, string>,
): Promise<void> {
  const key = keyOf(actor);
  if (key === null) return;
  const now = Date.now() / 1000;
  const minute = Math.floor(now / WINDOW_SECONDS);
  const [row] = await database()
    .insert(apiRequestCounts)
    .values({ bucket: `${key}:${kind}`, minute, count: 1 })
    .onConflictDoUpdate({
      target: [apiRequestCounts.bucket, apiRequestCounts.minute],
      set: { count: sql`${apiRequestCounts.count} + 1` },
    })
    .returning({ count: apiRequestCounts.count });
  const limit = REQUESTS_PER_MINUTE[kind];
  const left = Math.max(0, limit - (row?.count ?? 1));
  const seconds = Math.max(1, Math.ceil((minute + 1) * WINDOW_SECONDS - now));
  headers["ratelimit-policy"] = `"${kind}";q=${limit};w=${WINDOW_SECONDS}`;
  headers.ratelimit = `"${kind}";r=${left};t=${seconds}`;
  if ((row?.count ?? 1) > limit) throw new AppError("rate_limited", { retryAfterSeconds: seconds });
}

/** Counts of minutes past leave the table. */
export async function sweepRequestCounts(): Promise<void> {
  const minute = Math.floor(Date.now() / 1000 / WINDOW_SECONDS);
  await database()
    .delete(apiRequestCounts)
    .where(lt(apiRequestCounts.minute, minute - 1));
}
