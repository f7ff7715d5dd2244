import "server-only";
import { and, gte, lt, type SQL } from "drizzle-orm";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { type CallFilter, conditionsOf } from "@/lib/calls/queries/call-filter";
import { visibleCalls } from "@/lib/calls/queries/visible-calls";

/** What figures can be narrowed to; each part means what it means in the list of calls. */
export type ReportFilter = Pick<
  CallFilter,
  "ownerId" | "teamId" | "language" | "botId" | "direction" | "crm"
>;

/**
 * The calls the actor may see that were born in [from, until) and fit the filter.
 * @throws AppError forbidden
 */
export async function reportedCalls(
  actor: Actor,
  { from, until }: { from: Date; until: Date },
  filter: ReportFilter = {},
): Promise<SQL | undefined> {
  return and(
    gte(calls.createdAt, from),
    lt(calls.createdAt, until),
    visibleCalls(actor, "analytics.read"),
    ...(await conditionsOf(filter)),
  );
}
