import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { STEPS, type Step } from "@/db/enums";
import { givenRows } from "@/db/given-rows";
import { listOf } from "@/db/list-of";
import { callSteps } from "@/db/schema";
import { publish, publishAll } from "@/lib/platform/jobs/queue";
import { settleAll } from "@/lib/platform/settle-all";
import { STEP_DUE } from "../events";
import { isTerminal } from "../status";
import type { CallEvent } from "./call-event";
import type { FoldedCall } from "./fold-one";

/** What events set going in the same transaction: the steps of finished talks, the slots of ended attempts. */
export async function planAfterEvents(tx: Tx, folded: readonly FoldedCall[]): Promise<void> {
  const toRead = folded.filter(({ movedTo }) => movedTo === "analyzing");
  const over = folded.filter(
    ({ movedTo, derived }) =>
      movedTo !== null && movedTo !== "analyzing" && derived.signal?.startsWith("ended_"),
  );
  const plans: Planned[] = [
    ...toRead.map(({ before }) => ({
      callId: before.id,
      state: "planned" as const,
      reason: null,
    })),
    ...over.map(({ before, movedTo }) => {
      const reason = movedTo === "completed" ? "nobody_talked" : "call_did_not_happen";
      return { callId: before.id, state: "skipped" as const, reason };
    }),
  ];
  await settleAll([
    endAttempts(tx, folded),
    planSteps(tx, plans),
    publishAll(
      tx,
      STEP_DUE.reading,
      toRead.map(({ before }) => ({ callId: before.id })),
    ),
  ]);
  for (const { before, movedTo, derived, event } of folded) {
    const isLate = isTerminal(before.status) && derived.signal === "ended_to_read";
    const isMoved = movedTo !== null && (movedTo === "analyzing" || isEnd(derived.signal));
    if (isLate && !isMoved && isFact(event)) await readLate(tx, before.id);
  }
}

function isEnd(signal: string | null): boolean {
  return signal?.startsWith("ended_") ?? false;
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

async function endAttempts(tx: Tx, folded: readonly FoldedCall[]): Promise<void> {
  const ended = folded
    .filter(({ event }) => endsAttempt(event))
    .map(({ event, before }) => ({
      callId: before.id,
      state:
        event.type !== "verdict"
          ? "ended"
          : event.reason === "start_refused"
            ? "refused"
            : "abandoned",
    }));
  if (ended.length === 0) return;
  // Cost, recording and a lost transcript are read from the provider's history; a refused start left none there.
  await tx.execute(sql`
    update call_attempts a set
      state = x.state,
      ended_at = coalesce(a.ended_at, clock_timestamp()),
      slot_free_at = coalesce(a.slot_free_at, clock_timestamp()),
      settle_next_at = case when x.state = 'refused' then null
                            else coalesce(a.settle_next_at, clock_timestamp() + interval '3 seconds') end
    -- Of arrays PostgreSQL expects ten rows, of JSON a hundred, for which it reads every attempt there is.
    from unnest(${listOf(
      ended.map(({ callId }) => callId),
      "uuid",
    )}, ${listOf(
      ended.map(({ state }) => state),
      "text",
    )}) as x (call_id, state)
    where a.call_id = x.call_id and a.state in ('start_sent', 'running')`);
}

const givenSteps = givenRows({
  call_id: "uuid",
  step: "text",
  state: "text",
  idem_key: "text",
  reason: "text",
});

type Planned = { callId: string; state: "planned" | "skipped"; reason: string | null };

async function planSteps(tx: Tx, plans: readonly Planned[]): Promise<void> {
  if (plans.length === 0) return;
  const rows = plans.flatMap(({ callId, state, reason }) =>
    STEPS.map((step: Step) => ({
      call_id: callId,
      step,
      state,
      idem_key: `${callId}:${step}`,
      reason,
    })),
  );
  await tx.execute(sql`
    insert into call_steps (call_id, step, state, idem_key, reason)
    select call_id, step, state, idem_key, reason from ${givenSteps(rows)} x
    on conflict do nothing`);
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
