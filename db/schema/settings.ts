import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns";
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
