import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";
import { users } from "./users";

/** What admins configure; the defaults live in lib/settings. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  updatedAt: createdAt(),
  updatedBy: uuid().references(() => users.id, { onDelete: "set null" }),
});

/** Keys of outside services that were entered on screen, and how their last test went. */
export const connections = pgTable("connections", {
  /** openai, sms_ru, telegram, hubspot, voximplant */
  provider: text().primaryKey(),
  /** Sealed; null: the environment's key counts. */
  secret: text(),
  last4: text(),
  /** Name of the Telegram bot. */
  account: text(),
  updatedAt: createdAt(),
  updatedBy: uuid().references(() => users.id, { onDelete: "set null" }),
  testedAt: at(),
  isWorking: boolean(),
  /** A short code of what the test met; no bodies, no secrets. */
  testCode: text(),
});

/** Numbers nobody may dial. The keyed hash survives the erasure of a person; the number itself does not. */
export const doNotCall = pgTable(
  "do_not_call",
  {
    /** HMAC-SHA256 of the E.164 number, hex. */
    phoneHash: text().primaryKey(),
    phone: text(),
    reason: text().notNull(),
    /** import, operator, call, sms, api, admin */
    source: text().notNull(),
    callId: uuid(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [index("do_not_call_phone_idx").on(t.phone)],
);

/** A worker writes here every few seconds; readiness and the doctor read it. */
export const heartbeats = pgTable("heartbeats", {
  process: text().primaryKey(),
  kind: text().notNull(),
  startedAt: at().notNull(),
  seenAt: at().notNull().default(sql`now()`),
  version: text().notNull(),
});

/** One row a restore of a backup: nobody is dialled between it and the act of a person who says so. */
export const restores = pgTable("restores", {
  id: id(),
  /** The moment whose data the backup holds. */
  backupAt: at().notNull(),
  restoredAt: createdAt(),
  /** The provider's history was asked what was dialled since the backup, and the calls know it. */
  settledAt: at(),
  /** What the history knew: sessions since the backup, and the calls and plans that were ended because of them. */
  found: jsonb().$type<{ sessions: number; calls: number; plans: number }>(),
  /** A person allowed dialing again. */
  resumedAt: at(),
  resumedBy: uuid().references(() => users.id, { onDelete: "set null" }),
});
