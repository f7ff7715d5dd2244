import "server-only";
import { and, desc, eq, gte, like, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { calls, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import type { ListCallsInput } from "../schema";
import type * as answers from "./answers";
import { reached } from "./reached-step";
import { visibleCalls } from "./visible-calls";

/** `from` and `to` half open; `funnel`: calls that reached the step; `cursor`: `nextCursor` of the page before. */
export type CallFilter = Partial<z.output<typeof ListCallsInput>> & { contactId?: string };

export type CallSummary = z.output<typeof answers.CallSummary>;
export type CallPage = z.output<typeof answers.CallPage>;

/**
 * The calls the actor may see, newest first, a page at a time.
 * @throws AppError forbidden
 */
export async function listCalls(actor: Actor, filter: CallFilter): Promise<CallPage> {
  const limit = filter.limit ?? 25;
  const rows = await database()
    .select({
      id: calls.id,
      phone: calls.phone,
      country: calls.country,
      contactName: contacts.name,
      ownerName: users.name,
      status: calls.status,
      outcome: calls.outcome,
      talkSeconds: calls.talkSeconds,
      crmStatus: calls.crmStatus,
      isDemo: calls.isDemo,
      createdAt: calls.createdAt,
    })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(users, eq(users.id, calls.ownerId))
    .where(and(visibleCalls(actor, "calls.read"), ...conditions(actor, filter)))
    .orderBy(desc(calls.createdAt), desc(calls.id))
    .limit(limit + 1);
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function conditions(actor: Actor, filter: CallFilter): (SQL | undefined)[] {
  const digits = filter.phone?.replace(/\D/g, "");
  return [
    filter.status && eq(calls.status, filter.status),
    filter.outcome && eq(calls.outcome, filter.outcome),
    digits ? like(calls.phone, `%${digits}%`) : undefined,
    filter.contactId ? eq(calls.contactId, filter.contactId) : undefined,
    filter.ownerId ? eq(calls.ownerId, filter.ownerId) : undefined,
    filter.from ? gte(calls.createdAt, new Date(filter.from)) : undefined,
    filter.to ? lt(calls.createdAt, new Date(filter.to)) : undefined,
    filter.funnel && reached(filter.funnel),
    filter.cursor ? after(actor, filter.cursor) : undefined,
  ];
}

/** By the row itself: a Date holds milliseconds only, PostgreSQL microseconds. A foreign row is no cursor, like a missing one. */
function after(actor: Actor, cursor: string): SQL {
  const last = database()
    .select({ createdAt: calls.createdAt, id: calls.id })
    .from(calls)
    .where(and(sql`${calls.id}::text = ${cursor}`, visibleCalls(actor, "calls.read")));
  return sql`(${calls.createdAt}, ${calls.id}) < ${last}`;
}
