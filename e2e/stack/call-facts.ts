import type postgres from "postgres";

export type StepRow = { step: string; state: string; tries: number };

/** A call as the database has it; `session` as the platform numbers it. */
export async function readCall(db: postgres.Sql, callId: string) {
  const [call] = await db<
    {
      status: string;
      outcome: string | null;
      phone: string;
      session: string | null;
      endedBy: string | null;
      engine: string;
    }[]
  >`select status, outcome, phone, engine, voximplant_call_id as session, ended_by as "endedBy"
      from calls where id = ${callId}`;
  if (!call) throw new Error(`there is no call ${callId}`);
  return call;
}

/** Steps by name. */
export async function readSteps(
  db: postgres.Sql,
  callId: string,
): Promise<Record<string, StepRow>> {
  const rows = await db<StepRow[]>`
    select step, state, tries from call_steps where call_id = ${callId}`;
  return Object.fromEntries(rows.map((row) => [row.step, { ...row }]));
}

/** When the event was stored that moved the call to each stage it was in, ISO 8601. */
export async function readMoves(db: postgres.Sql, callId: string): Promise<Record<string, string>> {
  const rows = await db<{ stage: string; at: Date }[]>`
    select coalesce(moved_to, 'initiating') as stage, min(received_at) as at
      from call_events
     where call_id = ${callId} and (moved_to is not null or type = 'requested')
     group by 1`;
  return Object.fromEntries(rows.map(({ stage, at }) => [stage, at.toISOString()]));
}

/** Attempts in their order. */
export function readAttempts(db: postgres.Sql, callId: string) {
  return db<{ id: string; state: string; sessionId: string | null }[]>`
    select id, state, session_id as "sessionId" from call_attempts
     where call_id = ${callId} order by no`;
}

/** Jobs that still wait or run for a call. */
export async function countOpenJobs(db: postgres.Sql, callId: string): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count from pgboss.job
     where data->>'callId' = ${callId} and state in ('created', 'retry', 'active')`;
  return row?.count ?? 0;
}

/** @param phone E.164 with a plus */
export async function countCallsTo(db: postgres.Sql, phone: string): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count from calls where phone = ${phone}`;
  return row?.count ?? 0;
}
