import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  ATTEMPT_STATES,
  type AttemptState,
  CALL_STATUSES,
  type CallLanguage,
  type CallStatus,
  type CrmStatus,
  type Direction,
  type Engine,
  type EventSource,
  OUTCOMES,
  type Outcome,
  type OutcomeSource,
  type Speaker,
  STEP_STATES,
  STEPS,
  type Step,
  type StepState,
  type Voice,
  type World,
} from "../enums";
import { botVersions } from "./bots";
import { at, createdAt, id, micros, oneOf } from "./columns";
import { contacts } from "./contacts";
import { teams, users } from "./users";

/** What a person asked for. Written by lib/calls only; `status` by `applyCallEvent` only. */
export const calls = pgTable(
  "calls",
  {
    id: id(),
    direction: text().$type<Direction>().notNull().default("outbound"),
    world: text().$type<World>().notNull(),
    isDemo: boolean().notNull().default(false),
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    contactId: uuid().references(() => contacts.id, { onDelete: "set null" }),
    againOf: uuid().references((): AnyPgColumn => calls.id, { onDelete: "set null" }),
    /** Double sending: the same key of the same sender is the same call. */
    idempotencyKey: text(),
    requestHash: text(),

    phone: text().notNull(),
    country: text(),
    language: text().$type<CallLanguage>().notNull(),
    voice: text().$type<Voice>().notNull(),
    engine: text().$type<Engine>().notNull(),
    greeting: text().notNull(),
    prompt: text().notNull(),
    /** What the bot was told: a published version, or the typed words kept ad hoc. */
    botVersionId: uuid().references(() => botVersions.id, { onDelete: "set null" }),
    callerId: text(),

    status: text().$type<CallStatus>().notNull().default("initiating"),
    statusRank: integer().notNull().default(0),
    statusAt: createdAt(),
    version: integer().notNull().default(0),

    /** The mergeable facts (lib/calls/facts.ts) and, in columns, what is read off them. */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    permittedAt: at(),
    ringingAt: at(),
    answeredAt: at(),
    endedAt: at(),
    endCode: integer(),
    endReason: text(),
    endedBy: text(),
    talkSeconds: integer(),
    calleeTurns: integer().notNull().default(0),
    /** A person, not a machine, said at least one turn. */
    talked: boolean().notNull().default(false),
    recordingUrl: text(),
    recordingSeconds: integer(),
    errorCode: text(),
    voximplantCallId: text(),

    /** The one that counts: a person's correction before the model's, the model's before the carrier's. */
    outcome: text().$type<Outcome>(),
    outcomeSource: text().$type<OutcomeSource>(),
    correctedOutcome: text().$type<Outcome>(),
    correctedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    correctedAt: at(),
    crmStatus: text().$type<CrmStatus>(),
    telegramLinkSent: boolean().notNull().default(false),
    /** The person asked to be forgotten: number and words are gone, nothing is added any more. */
    erasedAt: at(),

    createdAt: createdAt(),
    updatedAt: createdAt(),
    completedAt: at(),
  },
  (t) => {
    // Made anew for each: an index takes the order off the column.
    const newest = () => [t.createdAt.desc(), t.id.desc()] as const;
    const filtered = [
      t.status,
      t.outcome,
      t.ownerId,
      t.teamId,
      t.language,
      t.crmStatus,
      t.direction,
    ];
    return [
      index("calls_created_idx").on(...newest()),
      index("calls_team_idx").on(t.teamId, ...newest()),
      index("calls_owner_idx").on(t.ownerId, ...newest()),
      index("calls_phone_idx").on(t.phone, t.createdAt.desc()),
      /** Part of a number. */
      index("calls_phone_part_idx").using("gin", t.phone.op("gin_trgm_ops")),
      /** Any filter of the list is checked inside the index, in the list's order: rows are read for the page alone. */
      index("calls_list_idx").on(...newest(), ...filtered),
      index("calls_talk_idx").on(sql`coalesce(talk_seconds, -1) desc`, ...newest(), ...filtered),
      /** A rare outcome is found without walking past all others; whose it is and its language are checked inside. */
      index("calls_outcome_idx").on(t.outcome, ...newest(), t.ownerId, t.teamId, t.language),
      /** A rare end; nearly all others are completed. */
      index("calls_not_completed_idx")
        .on(t.status, ...newest(), t.ownerId, t.teamId)
        .where(sql`status in ('failed', 'canceled')`),
      index("calls_contact_idx").on(t.contactId),
      index("calls_bot_version_idx").on(t.botVersionId, t.createdAt.desc()),
      index("calls_open_idx").on(t.status, t.statusAt).where(sql`status_rank < 90`),
      index("calls_funnel_idx").on(
        t.createdAt,
        t.teamId,
        t.ownerId,
        t.permittedAt,
        t.talked,
        t.outcome,
        t.crmStatus,
        t.talkSeconds,
      ),
      uniqueIndex("calls_idempotency_key").on(
        sql`coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
        t.idempotencyKey,
      ),
      check("calls_status_check", sql`${t.status} in (${oneOf(CALL_STATUSES)})`),
      check(
        "calls_outcome_check",
        sql`${t.outcome} is null or ${t.outcome} in (${oneOf(OUTCOMES)})`,
      ),
    ];
  },
);

/** One `StartScenarios`. It holds a slot of its gate until `slotFreeAt`. */
export const callAttempts = pgTable(
  "call_attempts",
  {
    /** All that the session's custom data holds. */
    id: id(),
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    state: text().$type<AttemptState>().notNull().default("start_sent"),
    gate: text().notNull(),
    sessionId: text().unique(),
    /** Sealed: whoever knows it controls the session. */
    controlUrl: text(),
    dialStartedAt: createdAt(),
    acceptedAt: at(),
    permittedAt: at(),
    endedAt: at(),
    slotFreeAt: at(),
    reservedMicros: micros().notNull().default(0),
    startError: text(),
    /** The session's cost, recording and end were read from the provider's history. */
    settledAt: at(),
    settleTries: integer().notNull().default(0),
    settleNextAt: at(),
  },
  (t) => [
    uniqueIndex("call_attempts_no_key").on(t.callId, t.no),
    index("call_attempts_slot_idx").on(t.gate).where(sql`slot_free_at is null`),
    index("call_attempts_pace_idx").on(t.gate, t.dialStartedAt),
    index("call_attempts_ended_idx").on(t.endedAt),
    index("call_attempts_settle_idx").on(t.settleNextAt).where(sql`settled_at is null`),
    uniqueIndex("call_attempts_one_open_key")
      .on(t.callId)
      .where(sql`state in ('start_sent', 'running')`),
    check("call_attempts_state_check", sql`${t.state} in (${oneOf(ATTEMPT_STATES)})`),
  ],
);

/** A gate (a telephony account) is locked while a slot of it is claimed. */
export const gates = pgTable("gates", {
  id: text().primaryKey(),
  createdAt: createdAt(),
});

/** Inbox and timeline in one: every event once, whoever sent it. */
export const callEvents = pgTable(
  "call_events",
  {
    no: bigserial({ mode: "number" }).primaryKey(),
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    attemptId: uuid(),
    source: text().$type<EventSource>().notNull(),
    eventId: text().notNull(),
    type: text().notNull(),
    /** When it happened by the sender's clock. */
    occurredAt: at().notNull(),
    /** When we stored it. */
    receivedAt: createdAt(),
    /** Who or what caused it: a user's id, "worker", "watchdog" … */
    causedBy: text(),
    /** The status the call moved to by this event; null: it moved none. */
    movedTo: text().$type<CallStatus>(),
    /** The envelope without the transcript. */
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("call_events_event_key").on(t.source, t.eventId),
    index("call_events_call_idx").on(t.callId, t.no),
  ],
);

export const callTurns = pgTable(
  "call_turns",
  {
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    turnNo: integer().notNull(),
    speaker: text().$type<Speaker>().notNull(),
    text: text().notNull(),
    startMs: integer().notNull(),
    endMs: integer().notNull(),
    interrupted: boolean().notNull().default(false),
    latencyMs: integer(),
    /** The event's seq this row came with: a later snapshot wins. */
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.turnNo] }),
    /** Words said; one configuration for all languages, so whole words and their beginnings count. */
    index("call_turns_words_idx").using("gin", sql`to_tsvector('simple', text)`),
  ],
);

/** One row a post-call step; `sending` is committed before the outside is asked. */
export const callSteps = pgTable(
  "call_steps",
  {
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    step: text().$type<Step>().notNull(),
    state: text().$type<StepState>().notNull().default("planned"),
    /** "<call>:<step>", sent to providers that take a key. */
    idemKey: text().notNull(),
    tries: integer().notNull().default(0),
    nextAt: at(),
    startedAt: at(),
    sentAt: at(),
    doneAt: at(),
    providerRef: text(),
    /** transient, ambiguous, permanent, configuration, poison */
    errorClass: text(),
    /** A short code or sentence for people; no bodies, no secrets. */
    error: text(),
    /** Why it was skipped, e.g. not_configured. */
    reason: text(),
    /** Rendered once when planned; a retry sends the same bytes. */
    payload: jsonb().$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.step] }),
    index("call_steps_open_idx")
      .on(t.state, t.nextAt)
      .where(sql`state in ('planned', 'sending', 'retry', 'unknown')`),
    /** The outbox: what left the house badly, or not yet. */
    index("call_steps_outbox_idx")
      .on(t.updatedAt)
      .where(sql`state in ('sending', 'retry', 'unknown', 'failed_final') and step <> 'reading'`),
    check("call_steps_step_check", sql`${t.step} in (${oneOf(STEPS)})`),
    check("call_steps_state_check", sql`${t.state} in (${oneOf(STEP_STATES)})`),
  ],
);
