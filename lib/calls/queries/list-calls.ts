import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { calls, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import type { ListSort } from "../list/list-sorts";
import type * as answers from "./answers";
import { type CallFilter, conditionsOf } from "./call-filter";
import { visibleCalls } from "./visible-calls";

export type { CallFilter } from "./call-filter";
export type CallSummary = z.output<typeof answers.CallSummary>;
export type CallPage = z.output<typeof answers.CallPage>;

/**
 * The calls the actor may see, newest first unless `sort` says otherwise, a page at a time.
 * @throws AppError forbidden
 */
export async function listCalls(actor: Actor, filter: CallFilter): Promise<CallPage> {
  const limit = filter.limit ?? 25;
  const sort = filter.sort ?? "newest";
  const rows = await database()
    .select({
      id: calls.id,
      phone: calls.phone,
      country: calls.country,
      contactName: contacts.name,
      ownerName: users.name,
      status: calls.status,
      outcome: calls.outcome,
      language: calls.language,
      talkSeconds: calls.talkSeconds,
      hasRecording: sql<boolean>`${calls.recordingUrl} is not null`,
      crmStatus: calls.crmStatus,
      isDemo: calls.isDemo,
      createdAt: calls.createdAt,
    })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(users, eq(users.id, calls.ownerId))
    .where(
      and(
        visibleCalls(actor, "calls.read"),
        ...(await conditionsOf(filter)),
        filter.cursor ? after(actor, filter.cursor, sort) : undefined,
      ),
    )
    .orderBy(...ORDERS[sort].by)
    .limit(limit + 1);
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

// As in calls_talk_idx.
const talk = sql`coalesce(${calls.talkSeconds}, -1)`;
const newness = [sql`${calls.createdAt}`, sql`${calls.id}`];

/** Each order is that of an index, forwards or backwards; `nulls` is said because the indexes say it (drizzle writes DESC NULLS LAST). */
const falling = [sql`${calls.createdAt} desc nulls last`, sql`${calls.id} desc nulls last`];
const rising = [sql`${calls.createdAt} asc nulls first`, sql`${calls.id} asc nulls first`];
const ORDERS: Record<ListSort, { by: SQL[]; keys: SQL[]; isRising: boolean }> = {
  newest: { by: falling, keys: newness, isRising: false },
  oldest: { by: rising, keys: newness, isRising: true },
  longest: { by: [sql`${talk} desc`, ...falling], keys: [talk, ...newness], isRising: false },
};

/** By the row itself: a Date holds milliseconds only, PostgreSQL microseconds. A foreign row is no cursor, like a missing one. */
function after(actor: Actor, cursor: string, sort: ListSort): SQL {
  if (!z.uuid().safeParse(cursor).success) return sql`false`;
  const { keys, isRising } = ORDERS[sort];
  const row = and(eq(calls.id, cursor), visibleCalls(actor, "calls.read"));
  // One value each: PostgreSQL looks a row of values up in an index, but not a row that a query answers.
  const last = keys.map((key) => sql`(select ${key} from ${calls} where ${row})`);
  const [ours, theirs] = [sql.join(keys, sql`, `), sql.join(last, sql`, `)];
  return isRising ? sql`(${ours}) > (${theirs})` : sql`(${ours}) < (${theirs})`;
}
