import "server-only";
import { and, desc, eq, max } from "drizzle-orm";
import { database } from "@/db/client";
import type { CallStatus, Outcome } from "@/db/enums";
import { calls, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { visibleCalls } from "./visible-calls";

const COUNT = 8;

export type RecentNumber = {
  /** E.164 with a plus. */
  phone: string;
  country: string | null;
  name: string | null;
  /** Of the last call to it; ISO 8601, UTC. */
  calledAt: string;
  status: CallStatus;
  outcome: Outcome | null;
};

/** The numbers the actor may see that were called last, newest first. @throws AppError forbidden */
export async function listRecentNumbers(actor: Actor): Promise<RecentNumber[]> {
  const visible = visibleCalls(actor, "calls.read");
  // Of the newest calls only: grouping all of them by number would read the whole table.
  const newest = database()
    .select({ phone: calls.phone, createdAt: calls.createdAt })
    .from(calls)
    .where(visible)
    .orderBy(desc(calls.createdAt))
    .limit(100)
    .as("newest");
  const last = database()
    .select({ phone: newest.phone, at: max(newest.createdAt).as("at") })
    .from(newest)
    .groupBy(newest.phone)
    .orderBy(desc(max(newest.createdAt)))
    .limit(COUNT)
    .as("last");
  const rows = await database()
    .select({
      phone: calls.phone,
      country: calls.country,
      name: contacts.name,
      calledAt: calls.createdAt,
      status: calls.status,
      outcome: calls.outcome,
    })
    .from(last)
    .innerJoin(calls, and(eq(calls.phone, last.phone), eq(calls.createdAt, last.at)))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .where(visible)
    .orderBy(desc(calls.createdAt));
  const seen = new Set<string>();
  return rows.flatMap(({ calledAt, ...row }) => {
    if (seen.has(row.phone)) return [];
    seen.add(row.phone);
    return [{ ...row, calledAt: calledAt.toISOString() }];
  });
}
