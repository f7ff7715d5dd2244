import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { plannedCalls } from "@/db/schema";
import { findUserActor } from "@/lib/auth/users/find-user-actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { currentWorld } from "@/lib/settings/provider-world";
import { StartCallInput } from "../schema";
import { startCall } from "../start-call";

type Plan = typeof plannedCalls.$inferSelect;

/** Later than this the hour that was agreed is gone. */
const GRACE_MS = 30 * 60_000;
/** A plan taken by a worker that died is taken again after so many seconds; the key makes that safe. */
const RETAKE_SECONDS = 30;
const PAUSE_SECONDS = 15;
const BATCH = 20;

/**
 * Starts every planned call whose time has come. The rules are asked anew: one that says no leaves the plan
 * blocked with its name. A plan is one call, however often this runs: the plan's id is the call's key.
 * @returns how many were looked at
 */
export async function startDueCalls(): Promise<number> {
  let seen = 0;
  for (;;) {
    const due = await takeDue();
    for (const plan of due) {
      try {
        await startPlanned(plan);
      } catch (error) {
        // Taken again later; one broken plan does not hold up the others.
        log.error("planned call not started", { code: plan.id, error });
      }
    }
    seen += due.length;
    if (due.length < BATCH) return seen;
  }
}

async function takeDue(): Promise<Plan[]> {
  return database()
    .update(plannedCalls)
    .set({
      state: "starting",
      tryAt: sql`clock_timestamp() + make_interval(secs => ${RETAKE_SECONDS})`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(
      sql`${plannedCalls.id} in (
        select p.id from ${plannedCalls} p
        where p.state in ('planned', 'starting') and p.try_at <= clock_timestamp()
        order by p.try_at limit ${BATCH} for update skip locked)`,
    )
    .returning();
}

async function startPlanned(plan: Plan): Promise<void> {
  const actor = plan.ownerId ? await findUserActor(plan.ownerId, "planned call") : null;
  if (!actor) return block(plan, "owner_gone");
  if (plan.world !== currentWorld()) return block(plan, "other_world");
  if (Date.now() - plan.dueAt.getTime() > GRACE_MS)
    return block(plan, plan.blockedBy ?? "too_late");
  try {
    const { callId } = await startCall({ actor, input: inputOf(plan), planned: plan });
    await settle(plan, { state: "started", callId, blockedBy: null });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const rule = ruleOf(error);
    if (!rule) throw error;
    // A pause is meant to end; the plan waits for it as long as its hour holds.
    if (rule === "paused") return wait(plan);
    await block(plan, rule);
  }
}

function inputOf(plan: Plan) {
  const { phone, language, voice, engine, greeting, prompt, botId, confirmed } = plan;
  return StartCallInput.parse({
    phone,
    language,
    voice,
    engine,
    greeting,
    prompt,
    ...(botId ? { botId } : {}),
    confirm: confirmed,
    idempotencyKey: `planned:${plan.id}`,
  });
}

/** The rule that says no; null: nothing that waiting or a person could mend by another hour. */
function ruleOf(error: AppError): string | null {
  if (error.code === "call_blocked" || error.code === "confirmation_needed")
    return String(error.detail?.rule ?? "other");
  if (error.code === "forbidden") return "owner_gone";
  return error.code === "invalid_input" ? "invalid" : null;
}

async function wait(plan: Plan): Promise<void> {
  await database()
    .update(plannedCalls)
    .set({
      state: "planned",
      blockedBy: "paused",
      tryAt: sql`clock_timestamp() + make_interval(secs => ${PAUSE_SECONDS})`,
    })
    .where(and(eq(plannedCalls.id, plan.id), eq(plannedCalls.state, "starting")));
}

async function block(plan: Plan, rule: string): Promise<void> {
  await settle(plan, { state: "blocked", blockedBy: rule });
  const actor = { kind: "system", name: "worker" } as const;
  const object = { kind: "planned_call", id: plan.id };
  await audit(database(), actor, "calls.plan_blocked", object, { rule });
}

async function settle(
  plan: Plan,
  end: Pick<Plan, "state" | "blockedBy"> & { callId?: string },
): Promise<void> {
  await database()
    .update(plannedCalls)
    .set({
      ...end,
      version: plan.version + 1,
      settledAt: sql`clock_timestamp()`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(plannedCalls.id, plan.id), eq(plannedCalls.state, "starting")));
}
