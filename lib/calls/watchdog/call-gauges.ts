import "server-only";
import { and, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { CallStatus } from "@/db/enums";
import { callAttempts, callSteps, calls } from "@/db/schema";
import { gauge } from "@/lib/platform/metrics";

/** States of calls as the database has them; every query runs inside a partial index of what is open. */
export function tellCallGauges(): void {
  gauge("halo_calls_open", "Calls that have not ended, by status", ["status"], async () =>
    (await openCalls()).map(({ status, count }) => ({ labels: { status }, value: count })),
  );
  gauge(
    "halo_calls_open_oldest_seconds",
    "How long the call that moved least has stood in its status",
    ["status"],
    async () =>
      (await openCalls()).map(({ status, seconds }) => ({ labels: { status }, value: seconds })),
  );
  gauge("halo_slots_used", "Lines of a telephony account that are taken", ["gate"], async () => {
    const rows = await database()
      .select({ gate: callAttempts.gate, count: sql<number>`count(*)::int` })
      .from(callAttempts)
      .where(isNull(callAttempts.slotFreeAt))
      .groupBy(callAttempts.gate);
    return rows.map(({ gate, count }) => ({ labels: { gate }, value: count }));
  });
  gauge(
    "halo_attempts_unsettled",
    "Ended attempts whose cost and recording the provider's history has not told yet",
    [],
    async () => {
      const [row] = await database()
        .select({ count: sql<number>`count(*)::int` })
        .from(callAttempts)
        .where(and(isNull(callAttempts.settledAt), isNotNull(callAttempts.settleNextAt)));
      return [{ labels: {}, value: row?.count ?? 0 }];
    },
  );
  gauge(
    "halo_steps_open",
    "Steps after calls that are not done: planned, sending, retry; unknown and failed_final wait for a person",
    ["step", "state"],
    async () => {
      const rows = await database()
        .select({
          step: callSteps.step,
          state: callSteps.state,
          count: sql<number>`count(*)::int`,
        })
        .from(callSteps)
        .where(
          sql`(${callSteps.state} in ('sending', 'retry', 'unknown', 'failed_final') and ${callSteps.step} <> 'reading') or ${callSteps.state} in ('planned', 'sending', 'retry', 'unknown')`,
        )
        .groupBy(callSteps.step, callSteps.state);
      return rows.map(({ step, state, count }) => ({ labels: { step, state }, value: count }));
    },
  );
  gauge(
    "halo_step_overdue_seconds",
    "How long the step that is due longest has been due",
    [],
    async () => {
      const [row] = await database()
        .select({
          seconds: sql<number>`coalesce(extract(epoch from now() - min(${callSteps.nextAt})), 0)::float8`,
        })
        .from(callSteps)
        .where(
          and(sql`${callSteps.state} in ('planned', 'retry')`, lt(callSteps.nextAt, sql`now()`)),
        );
      return [{ labels: {}, value: row?.seconds ?? 0 }];
    },
  );
}

async function openCalls(): Promise<{ status: CallStatus; count: number; seconds: number }[]> {
  return database()
    .select({
      status: calls.status,
      count: sql<number>`count(*)::int`,
      seconds: sql<number>`extract(epoch from now() - min(${calls.statusAt}))::float8`,
    })
    .from(calls)
    .where(sql`status_rank < 90`)
    .groupBy(calls.status);
}
