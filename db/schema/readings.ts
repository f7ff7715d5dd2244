import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CostComponent, Outcome, Sentiment } from "../enums";
import { calls } from "./calls";
import { at, createdAt, id, micros } from "./columns";

/** Every reading of a conversation; the newest is current, older ones stay. */
export const callReadings = pgTable(
  "call_readings",
  {
    id: id(),
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    isCurrent: boolean().notNull().default(true),
    model: text().notNull(),
    promptVersion: text().notNull(),
    /** SHA-256 of the turns that were read, hex. */
    transcriptHash: text().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    summary: text().notNull(),
    customerInterest: text().notNull(),
    followUpMessage: text().notNull(),
    language: text().notNull(),
    sentiment: text().$type<Sentiment>().notNull(),
    topics: jsonb().$type<string[]>().notNull(),
    actionItems: jsonb().$type<{ who: string; what: string; when: string | null }[]>().notNull(),
    callbackAt: at(),
    /** Which turns each claim rests on. */
    citations: jsonb().$type<{ field: string; turns: number[] }[]>().notNull(),
    needsReview: boolean().notNull().default(false),
    reviewReason: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    costMicros: micros(),
    latencyMs: integer().notNull(),
    raw: jsonb().$type<unknown>(),
    requestedBy: text(),
    createdAt: createdAt(),
  },
  (t) => [
    index("call_readings_call_idx").on(t.callId, t.createdAt),
    uniqueIndex("call_readings_current_key").on(t.callId).where(sql`is_current`),
  ],
);

export const callCosts = pgTable(
  "call_costs",
  {
    callId: uuid()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    component: text().$type<CostComponent>().notNull(),
    amountMicros: micros().notNull(),
    currency: text().notNull(),
    quantity: text(),
    priceVersion: text(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.component] }),
    /** What a day of calls has cost so far is asked before each. */
    index("call_costs_carrier_idx").on(t.updatedAt).where(sql`component = 'carrier'`),
  ],
);

/** How loud both speakers of a recording are over its length: read off the provider's file once, small enough to keep. */
export const callWaveforms = pgTable("call_waveforms", {
  callId: uuid()
    .primaryKey()
    .references(() => calls.id, { onDelete: "cascade" }),
  durationMs: integer().notNull(),
  /** 0 (silence) to 100, equal parts of the recording; null where the recording is not stereo. */
  bot: smallint().array().notNull(),
  callee: smallint().array(),
  createdAt: createdAt(),
});
