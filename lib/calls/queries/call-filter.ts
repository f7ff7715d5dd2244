import "server-only";
import {
  and,
  count,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  type SQL,
  sql,
} from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { botVersions, calls, callTurns } from "@/db/schema";
import type { ListCallsInput } from "../schema";
import { outcomesOf } from "../status";
import { fellOutAt, reached } from "./reached-step";

/** `from` and `to` half open; `funnel`: calls that reached the step; `cursor`: `nextCursor` of the page before. */
export type CallFilter = Partial<z.output<typeof ListCallsInput>> & {
  contactId?: string;
  ids?: readonly string[];
};

/** The conditions of a filter on `calls`; what is undefined there asks for nothing. */
export async function conditionsOf(filter: CallFilter): Promise<(SQL | undefined)[]> {
  const digits = filter.phone?.replace(/\D/g, "");
  return [
    filter.status && eq(calls.status, filter.status),
    filter.outcome && eq(calls.outcome, filter.outcome),
    filter.language && eq(calls.language, filter.language),
    filter.direction && eq(calls.direction, filter.direction),
    filter.crm && eq(calls.crmStatus, filter.crm),
    filter.recording &&
      (filter.recording === "yes" ? isNotNull(calls.recordingUrl) : isNull(calls.recordingUrl)),
    digits ? like(calls.phone, `%${digits}%`) : undefined,
    filter.q ? await found(filter.q) : undefined,
    filter.ids && inArray(calls.id, [...filter.ids]),
    filter.contactId ? eq(calls.contactId, filter.contactId) : undefined,
    filter.ownerId ? eq(calls.ownerId, filter.ownerId) : undefined,
    filter.teamId ? eq(calls.teamId, filter.teamId) : undefined,
    filter.botId ? inArray(calls.botVersionId, versionsOf(filter.botId)) : undefined,
    filter.group && endedIn(filter.group),
    filter.weekday ? eq(weekdayOf(filter.timeZone), filter.weekday) : undefined,
    filter.hour === undefined ? undefined : eq(hourOf(filter.timeZone), filter.hour),
    filter.from ? gte(calls.createdAt, new Date(filter.from)) : undefined,
    filter.to ? lt(calls.createdAt, new Date(filter.to)) : undefined,
    filter.funnel && reached(filter.funnel),
    filter.fellOut && fellOutAt(filter.fellOut),
  ];
}

function endedIn(group: NonNullable<CallFilter["group"]>): SQL {
  return group === "none" ? isNull(calls.outcome) : inArray(calls.outcome, outcomesOf(group));
}

/** The weekday a call was started on, 1 is Monday, by the clocks of an IANA zone. */
function weekdayOf(timeZone = "UTC"): SQL<number> {
  return sql<number>`extract(isodow from ${calls.createdAt} at time zone ${timeZone}::text)::int`;
}

/** The hour a call was started in, 0 to 23, by the clocks of an IANA zone. */
function hourOf(timeZone = "UTC"): SQL<number> {
  return sql<number>`extract(hour from ${calls.createdAt} at time zone ${timeZone}::text)::int`;
}

function versionsOf(botId: string) {
  return database()
    .select({ id: botVersions.id })
    .from(botVersions)
    .where(eq(botVersions.botId, botId));
}

/** Digits, however they are spaced, are part of a number; anything else was said by somebody. */
async function found(text: string): Promise<SQL | undefined> {
  if (/^[\d\s()+.-]+$/.test(text)) {
    const digits = text.replace(/\D/g, "");
    return digits ? like(calls.phone, `%${digits}%`) : sql`false`;
  }
  const wanted = prefixQuery(text);
  if (!wanted) return sql`false`;
  // Written as in the index, or the index would not be used.
  const isSaid = sql`to_tsvector('simple', ${callTurns.text}) @@ to_tsquery('simple', ${wanted})`;
  const turns = database().select({ callId: callTurns.callId }).from(callTurns);
  if (await isCommon(isSaid))
    return exists(turns.where(and(eq(callTurns.callId, calls.id), isSaid)));
  return sql`${calls.id} = any(array(${turns.where(isSaid)}))`;
}

const COMMON_TURNS = 3_000;

/**
 * Common words are found quickest along the list, call by call; others by the index of words. PostgreSQL cannot tell
 * the two apart by itself: it has no figures on beginnings of words.
 */
async function isCommon(isSaid: SQL): Promise<boolean> {
  const [row] = await database()
    .select({ count: count() })
    .from(
      database()
        .select({ no: callTurns.turnNo })
        .from(callTurns)
        .where(isSaid)
        .limit(COMMON_TURNS)
        .as("said"),
    );
  return (row?.count ?? 0) >= COMMON_TURNS;
}

/** "Скидка на дост" → "скидка:* & на:* & дост:*"; only letters and digits reach to_tsquery, so nothing in it is an operator. */
export function prefixQuery(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 8)
    .map((word) => `${word}:*`)
    .join(" & ");
}
