import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { calls, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import type { ListSort } from "../list/list-sorts";
import type * as answers from "./answers";
import { type CallFilter, conditionsOf } from "./call-filter";
import { firstOnHourOfWeek } from "./found/hours-of-week";
import { afterCall, orderOf } from "./list-order";
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
  const isFound = await foundCalls(actor, filter, { sort, limit: limit + 1 });
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
    .where(isFound)
    .orderBy(...orderOf(sort))
    .limit(limit + 1);
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/**
 * The condition of calls that the actor may see and the filter finds, for one page.
 * Said twice, whose calls they are would make PostgreSQL expect so few of them that it sorts them all instead of walking
 * along the list.
 */
export async function foundCalls(
  actor: Actor,
  filter: CallFilter,
  { sort, limit }: { sort: ListSort; limit: number },
): Promise<SQL | undefined> {
  const isSeen = visibleCalls(actor, "calls.read");
  const isAfter = filter.cursor ? afterCall(actor, filter.cursor, sort) : undefined;
  if (sort === "longest") return and(isSeen, ...(await conditionsOf(filter, isSeen)), isAfter);
  const { weekday, hour, ...others } = filter;
  const isWanted = and(isSeen, ...(await conditionsOf(others, isSeen)), isAfter);
  return firstOnHourOfWeek(filter, { isWanted, sort, limit });
}
