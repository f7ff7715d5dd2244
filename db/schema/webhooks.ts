import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { DELIVERY_STATES, type DeliveryState, type WebhookEvent } from "../enums";
import { calls } from "./calls";
import { at, createdAt, id, oneOf } from "./columns";
import { users } from "./users";

/** Addresses of other programs that are told what happens. */
export const webhookEndpoints = pgTable("webhook_endpoints", {
  id: id(),
  url: text().notNull(),
  /** What it is for, in an admin's words. */
  name: text().notNull(),
  events: text().array().$type<WebhookEvent[]>().notNull(),
  /** "whsec_<base64>", sealed for the place "webhook_endpoints|<id>". */
  secret: text().notNull(),
  /** The one before, signed with as well until `previousUntil`; sealed for "webhook_endpoints|<id>|previous". */
  previousSecret: text(),
  previousUntil: at(),
  /** Set: nothing is sent there. */
  disabledAt: at(),
  /** Tries in a row that failed; after some of them the address rests until `restsUntil`. */
  failures: integer().notNull().default(0),
  restsUntil: at(),
  createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

/** What happened, in the bytes that are sent: the same to every endpoint and at every try. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: id(),
    /** "<call>:<type>" and the like: one fact is one event. */
    key: text().notNull().unique(),
    type: text().notNull(),
    callId: uuid().references(() => calls.id, { onDelete: "cascade" }),
    /** Grows with every fact of one call. */
    sequence: integer().notNull(),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("webhook_events_call_idx").on(t.callId),
    index("webhook_events_created_idx").on(t.createdAt),
  ],
);

/** One answer of an endpoint, or why there was none. */
export type WebhookAnswer = {
  /** ISO 8601, when the try began. */
  at: string;
  durationMs: number;
  httpStatus: number | null;
  /** Code of what went wrong; null: accepted. */
  error: string | null;
  /** The beginning of what was answered. */
  text: string;
};

/** One event on its way to one endpoint. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    no: bigserial({ mode: "number" }).notNull(),
    endpointId: uuid()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    eventId: uuid()
      .notNull()
      .references(() => webhookEvents.id, { onDelete: "cascade" }),
    state: text().$type<DeliveryState>().notNull().default("waiting"),
    tries: integer().notNull().default(0),
    nextAt: at(),
    startedAt: at(),
    doneAt: at(),
    /** The latest ten, the newest last. */
    answers: jsonb().$type<WebhookAnswer[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_once").on(t.endpointId, t.eventId),
    index("webhook_deliveries_list_idx").on(t.endpointId, t.no.desc()),
    index("webhook_deliveries_event_idx").on(t.eventId),
    index("webhook_deliveries_open_idx").on(t.nextAt).where(sql`state in ('waiting', 'sending')`),
    check("webhook_deliveries_state_check", sql`${t.state} in (${oneOf(DELIVERY_STATES)})`),
  ],
);
