import "server-only";
import { and, desc, max } from "drizzle-orm";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { visibleCalls } from "./visible-calls";

const COUNT = 8;

/** The numbers the actor may see that were called last, E.164, newest first. @throws AppError forbidden */
export async function listRecentNumbers(actor: Actor): Promise<string[]> {
  // Of the newest calls only: grouping all of them by number would read the whole table.
  const newest = database()
    .select({ phone: calls.phone, createdAt: calls.createdAt })
    .from(calls)
    .where(and(visibleCalls(actor, "calls.read")))
    .orderBy(desc(calls.createdAt))
    .limit(100)
    .as("newest");
  const rows = await database()
    .select({ phone: newest.phone })
    .from(newest)
    .groupBy(newest.phone)
    .orderBy(desc(max(newest.createdAt)))
    .limit(COUNT);
  return rows.map((row) => row.phone);
}
