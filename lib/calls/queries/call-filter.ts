import "server-only";
import { and, eq, gte, inArray, isNotNull, isNull, like, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import type { CallStatus } from "@/db/enums";
import { botVersions, calls } from "@/db/schema";
import type { ListCallsInput } from "../schema";
import { isTerminal, outcomesOf, TERMINAL_RANK } from "../status";
import { onHourOfWeek } from "./found/hours-of-week";
import { saidInCalls } from "./found/said-words";
import { fellOutAt, reached } from "./reached-step";

/** `from` and `to` half open; `funnel`: calls that reached the step; `cursor`: `nextCursor` of the page before. */
export type CallFilter = Partial<z.output<typeof ListCallsInput>> & {
  contactId?: string;
  ids?: readonly string[];
};

/**
 * The conditions of a filter on `calls`; what is undefined there asks for nothing.
 * @param isSeen the condition of calls the actor may see; it is not among the answer's, only words said are looked up by it
 */
export async function conditionsOf(filter: CallFilter, isSeen?: SQL): Promise<(SQL | undefined)[]> {
  const digits = filter.phone?.replace(/\D/g, "");
  return [
    filter.status && isIn(filter.status),
    filter.outcome && eq(calls.outcome, filter.outcome),
    filter.language && eq(calls.language, filter.language),
    filter.direction && eq(calls.direction, filter.direction),
    filter.crm && eq(calls.crmStatus, filter.crm),
    filter.recording &&
      (filter.recording === "yes" ? isNotNull(calls.recordingUrl) : isNull(calls.recordingUrl)),
    digits ? like(calls.phone, `%${digits}%`) : undefined,
    filter.q ? await found(filter.q, isSeen) : undefined,
    filter.ids && inArray(calls.id, [...filter.ids]),
    filter.contactId ? eq(calls.contactId, filter.contactId) : undefined,
    filter.ownerId ? eq(calls.ownerId, filter.ownerId) : undefined,
    filter.teamId ? eq(calls.teamId, filter.teamId) : undefined,
    filter.botId ? inArray(calls.botVersionId, await versionsOf(filter.botId)) : undefined,
    filter.group && endedIn(filter.group),
    await onHourOfWeek(filter),
    filter.from ? gte(calls.createdAt, new Date(filter.from)) : undefined,
    filter.to ? lt(calls.createdAt, new Date(filter.to)) : undefined,
    filter.funnel && reached(filter.funnel),
    filter.fellOut && fellOutAt(filter.fellOut),
  ];
}

/** Calls under way are few, and may be none: said so, PostgreSQL finds them by the index of those alone. */
function isIn(status: CallStatus): SQL | undefined {
  const isOpen = isTerminal(status)
    ? undefined
    : sql`${calls.statusRank} < ${sql.raw(String(TERMINAL_RANK))}`;
  return and(eq(calls.status, status), isOpen);
}

function endedIn(group: NonNullable<CallFilter["group"]>): SQL {
  return group === "none" ? isNull(calls.outcome) : inArray(calls.outcome, outcomesOf(group));
}

/** Named one by one: of a list PostgreSQL knows how many calls it finds, of a query it does not. */
async function versionsOf(botId: string): Promise<string[]> {
  const rows = await database()
    .select({ id: botVersions.id })
    .from(botVersions)
    .where(eq(botVersions.botId, botId));
  return rows.map(({ id }) => id);
}

/** Digits, however they are spaced, are part of a number; anything else was said by somebody. */
async function found(text: string, isSeen: SQL | undefined): Promise<SQL> {
  if (!/^[\d\s()+.-]+$/.test(text)) return saidInCalls(text, isSeen);
  const digits = text.replace(/\D/g, "");
  return digits ? like(calls.phone, `%${digits}%`) : sql`false`;
}
