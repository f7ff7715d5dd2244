import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CallStatus, STEPS, type Step } from "@/db/enums";
import { callAttempts, callSteps } from "@/db/schema";
import { publish } from "@/lib/platform/jobs/queue";
import { STEP_DUE } from "../events";
import type { CallEvent } from "./call-event";
import type { Derived } from "./facts";

type After = {
  callId: string;
  wasTerminal: boolean;
  derived: Derived;
  movedTo: CallStatus | null;
  event: CallEvent;
};

/** What an event sets going in the same transaction: the steps of a finished talk, the slot of an ended attempt. */
export async function planAfterEvent(tx: Tx, after: After): Promise<void> {
  const { callId, derived, movedTo, event } = after;
  if (endsAttempt(event)) await endAttempts(tx, callId, event);
  if (movedTo === "analyzing") {
    await planSteps(tx, callId, (step) => ({ state: "planned", reason: null, step }));
    await publish(tx, STEP_DUE.reading, { callId });
  } else if (movedTo !== null && derived.signal?.startsWith("ended_")) {
    const reason = movedTo === "completed" ? "nobody_talked" : "call_did_not_happen";
    await planSteps(tx, callId, (step) => ({ state: "skipped", reason, step }));
  } else if (after.wasTerminal && derived.signal === "ended_to_read" && isFact(event)) {
    await readLate(tx, callId);
  }
}

function isFact(event: CallEvent): boolean {
  return event.type === "report" || event.type === "history";
}

/** Whether after this event the telephone network holds no session of the call any more. */
function endsAttempt(event: CallEvent): boolean {
  if (event.type === "report")
    return event.report.facts.final || event.report.facts.endedAt !== null;
  if (event.type === "history") return event.facts.finished;
  return event.type === "verdict";
}

async function endAttempts(tx: Tx, callId: string, event: CallEvent): Promise<void> {
  const isVerdict = event.type === "verdict";
  const refused = isVerdict && event.reason === "start_refused";
  await tx
    .update(callAttempts)
    .set({
      state: refused ? "refused" : isVerdict ? "abandoned" : "ended",
      endedAt: sql`coalesce(${callAttempts.endedAt}, clock_timestamp())`,
      slotFreeAt: sql`coalesce(${callAttempts.slotFreeAt}, clock_timestamp())`,
      // Cost, recording and a lost transcript are read from the provider's history; a refused start left none there.
      settleNextAt: refused
        ? null
        : sql`coalesce(${callAttempts.settleNextAt}, clock_timestamp() + interval '3 seconds')`,
    })
    .where(
      and(eq(callAttempts.callId, callId), inArray(callAttempts.state, ["start_sent", "running"])),
    );
}

type Planned = { step: Step; state: "planned" | "skipped"; reason: string | null };

async function planSteps(tx: Tx, callId: string, plan: (step: Step) => Planned): Promise<void> {
  await tx
    .insert(callSteps)
    .values(STEPS.map((step) => ({ callId, idemKey: `${callId}:${step}`, ...plan(step) })))
    .onConflictDoNothing();
}

/** The talk became known after the call was given up: it is read, but nothing is sent any more. */
async function readLate(tx: Tx, callId: string): Promise<void> {
  const [reading] = await tx
    .update(callSteps)
    .set({ state: "planned", reason: null })
    .where(
      and(
        eq(callSteps.callId, callId),
        eq(callSteps.step, "reading"),
        eq(callSteps.state, "skipped"),
        eq(callSteps.tries, 0),
      ),
    )
    .returning({ step: callSteps.step });
  if (reading) await publish(tx, STEP_DUE.reading, { callId });
}
