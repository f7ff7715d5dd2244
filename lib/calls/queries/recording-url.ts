import "server-only";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { visibleCalls } from "./visible-calls";

/**
 * The provider's address of a recording; it stays on the server. Null: there is none (yet).
 * @throws AppError not_found for a missing or foreign call; forbidden
 */
export async function findRecordingUrl(actor: Actor, callId: string): Promise<string | null> {
  const [call] = await database()
    .select({ url: calls.recordingUrl })
    .from(calls)
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!call) throw new AppError("not_found");
  return call.url;
}
