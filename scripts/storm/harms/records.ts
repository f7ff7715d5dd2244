import type postgres from "postgres";

export type CallRow = {
  id: string;
  phone: string;
  status: string;
  rank: number;
  outcome: string | null;
  crmStatus: string | null;
  endedBy: string | null;
};
export type AttemptRow = {
  id: string;
  callId: string;
  no: number;
  state: string;
  sessionId: string | null;
  isSlotFree: boolean;
};
export type StepRow = {
  callId: string;
  step: string;
  state: string;
  tries: number;
  startedAt: Date | null;
  error: string | null;
};
/** The bot's message of a call to the chat its link opened. */
export type ChatRow = { callId: string; state: string; updatedAt: Date; error: string | null };
export type TurnRow = { callId: string; speaker: string; text: string; seq: number };

/** What the product believes, call by call. */
export type Records = {
  calls: CallRow[];
  attempts: Map<string, AttemptRow[]>;
  steps: Map<string, Map<string, StepRow>>;
  chats: Map<string, ChatRow[]>;
  turns: Map<string, TurnRow[]>;
  /** Ids of the scenario's events that are stored. */
  events: Set<string>;
  /** Calls whose whole talk reached the product: by their last report, or by the history's transcript. */
  told: Set<string>;
  deadLetters: number;
};

export async function readRecords(db: postgres.Sql): Promise<Records> {
  const calls = await db<CallRow[]>`
    select id, phone, status, status_rank as rank, outcome, crm_status as "crmStatus", ended_by as "endedBy"
      from calls order by created_at`;
  const attempts = await db<AttemptRow[]>`
    select id, call_id as "callId", no, state, session_id as "sessionId",
           slot_free_at is not null as "isSlotFree"
      from call_attempts order by no`;
  const steps = await db<StepRow[]>`
    select call_id as "callId", step, state, tries, started_at as "startedAt", error from call_steps`;
  const chats = await db<ChatRow[]>`
    select call_id as "callId", state, updated_at as "updatedAt", error
      from telegram_messages where from_person = 0`;
  const turns = await db<TurnRow[]>`
    select call_id as "callId", speaker, text, seq from call_turns order by call_id, turn_no`;
  const events = await db<{ id: string }[]>`
    select event_id as id from call_events where source = 'scenario'`;
  const told = await db<{ callId: string }[]>`
    select distinct call_id as "callId" from call_events
     where (source = 'scenario' and data->'facts'->>'endedAt' is not null)
        or (source = 'history' and data->>'turnCount' is not null)`;
  const [dead] = await db<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = 'dead-letters'`;
  return {
    calls,
    attempts: grouped(attempts),
    steps: new Map(
      [...grouped(steps)].map(([callId, rows]) => [
        callId,
        new Map(rows.map((row) => [row.step, row])),
      ]),
    ),
    chats: grouped(chats),
    turns: grouped(turns),
    events: new Set(events.map(({ id }) => id)),
    told: new Set(told.map(({ callId }) => callId)),
    deadLetters: dead?.count ?? 0,
  };
}

function grouped<Row extends { callId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.callId, [...(groups.get(row.callId) ?? []), row]);
  return groups;
}
