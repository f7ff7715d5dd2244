import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  type CallLanguage,
  type Engine,
  PLANNED_STATES,
  type PlannedState,
  type Voice,
  type World,
} from "../enums";
import { bots } from "./bots";
import { calls } from "./calls";
import { at, createdAt, id, oneOf } from "./columns";
import { contacts } from "./contacts";
import { teams, users } from "./users";

/** A call for later. The call's own row is born when it is due. */
export const plannedCalls = pgTable(
  "planned_calls",
  {
    id: id(),
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    contactId: uuid().references(() => contacts.id, { onDelete: "set null" }),
    /** The world it was planned in: a plan of the sandbox never rings a real telephone. */
    world: text().$type<World>().notNull().default("sandbox"),
    /** Double sending: the same key of the same sender is the same plan. */
    idempotencyKey: text(),
    requestHash: text(),
    /** Two editors do not overwrite each other. */
    version: integer().notNull().default(1),

    phone: text().notNull(),
    country: text(),
    language: text().$type<CallLanguage>().notNull(),
    voice: text().$type<Voice>().notNull(),
    engine: text().$type<Engine>().notNull(),
    greeting: text().notNull(),
    prompt: text().notNull(),
    /** Null: the typed instructions. */
    botId: uuid().references(() => bots.id, { onDelete: "set null" }),

    /** What the clock shows where the person is: "YYYY-MM-DDTHH:MM" in `zone`. */
    localTime: text().notNull(),
    /** IANA. */
    zone: text().notNull(),
    /** The same moment. */
    dueAt: at().notNull(),
    /** The rep said yes to the warning that will hold at that hour. */
    confirmed: boolean().notNull().default(false),

    state: text().$type<PlannedState>().notNull().default("planned"),
    /** When the worker looks next. */
    tryAt: at().notNull(),
    /** Why it was not started: a rule of dialing, or too_late, owner_gone. */
    blockedBy: text(),
    callId: uuid().references(() => calls.id, { onDelete: "set null" }),
    settledAt: at(),
    /** Somebody saw that it was blocked. */
    seenAt: at(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex("planned_calls_idempotency_key").on(
      sql`coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.idempotencyKey,
    ),
    index("planned_calls_due_idx").on(t.tryAt).where(sql`state in ('planned', 'starting')`),
    index("planned_calls_owner_idx").on(t.ownerId, t.dueAt),
    index("planned_calls_team_idx").on(t.teamId, t.dueAt),
    check("planned_calls_state_check", sql`${t.state} in (${oneOf(PLANNED_STATES)})`),
  ],
);
