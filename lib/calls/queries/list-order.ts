import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import type { ListSort } from "../list/list-sorts";
import { visibleCalls } from "./visible-calls";

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

export function orderOf(sort: ListSort): SQL[] {
  return ORDERS[sort].by;
}

/**
 * What stands behind a call in an order, as a condition.
 * By the row itself: a Date holds milliseconds only, PostgreSQL microseconds. A foreign row is no cursor, like a missing one.
 */
export function afterCall(actor: Actor, cursor: string, sort: ListSort): SQL {
  if (!z.uuid().safeParse(cursor).success) return sql`false`;
  const { keys, isRising } = ORDERS[sort];
  const row = and(eq(calls.id, cursor), visibleCalls(actor, "calls.read"));
  // One value each: PostgreSQL looks a row of values up in an index, but not a row that a query answers.
  const last = keys.map((key) => sql`(select ${key} from ${calls} where ${row})`);
  const [ours, theirs] = [sql.join(keys, sql`, `), sql.join(last, sql`, `)];
  return isRising ? sql`(${ours}) > (${theirs})` : sql`(${ours}) < (${theirs})`;
}
