import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { plannedCalls } from "@/db/schema";
import type { UserActor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import type { PlannedCallRef } from "./schema";

/** The owner has seen that a plan did not start; foreign and missing plans are left alone. @throws AppError forbidden */
export async function seePlanNotice({
  actor,
  input,
}: {
  actor: UserActor;
  input: z.output<typeof PlannedCallRef>;
}): Promise<void> {
  assertCan(actor, "calls.start");
  await database()
    .update(plannedCalls)
    .set({ seenAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(plannedCalls.id, input.plannedCallId),
        eq(plannedCalls.ownerId, actor.userId),
        isNull(plannedCalls.seenAt),
      ),
    );
}
