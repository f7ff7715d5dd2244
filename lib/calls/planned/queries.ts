import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { bots, contacts, plannedCalls, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import type * as answers from "./answers";

export type PlannedCallView = z.output<typeof answers.PlannedCallView>;
export type PlanNotices = z.output<typeof answers.PlanNotices>;

/** More than this nobody reads; the rest follows when these are done. */
const OPEN_LIMIT = 300;
const SETTLED_LIMIT = 50;

function visiblePlans(actor: Actor): SQL | undefined {
  const scope = assertCan(actor, "calls.start");
  if (scope === "all" || actor.kind !== "user") return undefined;
  const own = eq(plannedCalls.ownerId, actor.userId);
  return scope === "team" && actor.teamId ? or(own, eq(plannedCalls.teamId, actor.teamId)) : own;
}

function select(where: SQL | undefined) {
  return database()
    .select({
      plan: plannedCalls,
      contactName: contacts.name,
      ownerName: users.name,
      botName: bots.name,
    })
    .from(plannedCalls)
    .leftJoin(contacts, eq(contacts.id, plannedCalls.contactId))
    .leftJoin(users, eq(users.id, plannedCalls.ownerId))
    .leftJoin(bots, eq(bots.id, plannedCalls.botId))
    .where(where);
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function toView({ plan, ...names }: Selected): PlannedCallView {
  const { id, version, phone, country, localTime, zone, language, voice, greeting, prompt } = plan;
  return {
    ...{ id, version, phone, country, localTime, zone, language, voice, greeting, prompt },
    ...names,
    dueAt: plan.dueAt.toISOString(),
    botId: plan.botId,
    state: plan.state,
    blockedBy: plan.blockedBy,
    callId: plan.callId,
  };
}

/**
 * The plans the actor may see: those still ahead, the next one first; those that did not start; and the last that are over.
 * @throws AppError forbidden
 */
export async function listPlannedCalls(
  actor: Actor,
): Promise<z.output<typeof answers.PlannedCalls>> {
  const visible = visiblePlans(actor);
  const [ahead, blocked, over] = await Promise.all([
    select(and(visible, inArray(plannedCalls.state, ["planned", "starting"])))
      .orderBy(asc(plannedCalls.dueAt), asc(plannedCalls.id))
      .limit(OPEN_LIMIT),
    select(and(visible, eq(plannedCalls.state, "blocked")))
      .orderBy(desc(plannedCalls.dueAt), asc(plannedCalls.id))
      .limit(OPEN_LIMIT),
    select(
      and(
        visible,
        inArray(plannedCalls.state, ["started", "canceled"]),
        isNotNull(plannedCalls.settledAt),
      ),
    )
      .orderBy(desc(plannedCalls.settledAt), asc(plannedCalls.id))
      .limit(SETTLED_LIMIT),
  ]);
  return { ahead: ahead.map(toView), blocked: blocked.map(toView), over: over.map(toView) };
}

/** @throws AppError not_found for a missing or foreign plan; forbidden */
export async function getPlannedCall(actor: Actor, id: string): Promise<PlannedCallView> {
  const [row] = await select(and(eq(plannedCalls.id, id), visiblePlans(actor)));
  if (!row) throw new AppError("not_found");
  return toView(row);
}

/** What the shell tells the person about own plans, wherever they are. @throws AppError forbidden */
export async function listPlanNotices(actor: Actor): Promise<PlanNotices> {
  assertCan(actor, "calls.start");
  if (actor.kind !== "user") return { aheadCount: 0, blocked: [] };
  const own = eq(plannedCalls.ownerId, actor.userId);
  const db = database();
  const [counted, blocked] = await Promise.all([
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(plannedCalls)
      .where(and(own, eq(plannedCalls.state, "planned"))),
    db
      .select({ id: plannedCalls.id, phone: plannedCalls.phone, dueAt: plannedCalls.dueAt })
      .from(plannedCalls)
      .where(and(own, eq(plannedCalls.state, "blocked"), isNull(plannedCalls.seenAt)))
      .orderBy(desc(plannedCalls.dueAt))
      .limit(5),
  ]);
  return {
    aheadCount: counted[0]?.count ?? 0,
    blocked: blocked.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() })),
  };
}
