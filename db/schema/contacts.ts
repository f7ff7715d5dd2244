import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CrmStatus } from "../enums";
import { at, createdAt, id } from "./columns";
import { teams, users } from "./users";

/** The person, everywhere: "Clients" on screen. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    name: text(),
    email: text(),
    company: text(),
    language: text(),
    /** IANA zone; null: by the number. */
    timeZone: text(),
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    crmStatus: text().$type<CrmStatus>(),
    /** Ids in the outside CRM. */
    crmContactRef: text(),
    crmDealRef: text(),
    note: text(),
    isDemo: integer().notNull().default(0),
    /** Two editors do not overwrite each other. */
    version: integer().notNull().default(1),
    /** Set: this person is a second card of that one and hidden; it goes for good when the merge can no longer be undone. */
    mergedIntoId: uuid().references((): AnyPgColumn => contacts.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index("contacts_team_idx").on(t.teamId, t.updatedAt),
    index("contacts_owner_idx").on(t.ownerId),
    index("contacts_updated_idx").on(t.updatedAt.desc(), t.id.desc()),
    index("contacts_merged_idx").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    /** Part of a name or a company. */
    index("contacts_name_part_idx").using("gin", t.name.op("gin_trgm_ops")),
    index("contacts_company_part_idx").using("gin", t.company.op("gin_trgm_ops")),
  ],
);

export const contactPhones = pgTable(
  "contact_phones",
  {
    /** E.164 with a plus: one number belongs to one person. */
    phone: text().primaryKey(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    /** The one to ring first; none marked: the oldest. */
    isPrimary: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("contact_phones_contact_idx").on(t.contactId),
    uniqueIndex("contact_phones_primary_key").on(t.contactId).where(sql`is_primary`),
    /** Part of a number. */
    index("contact_phones_part_idx").using("gin", t.phone.op("gin_trgm_ops")),
  ],
);

/** A promise to ring back. */
export const callBacks = pgTable(
  "call_backs",
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    /** One call promises one call-back. */
    callId: uuid().unique(),
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    /** Null: "later", without a time. */
    dueAt: at(),
    reason: text(),
    doneAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    index("call_backs_due_idx").on(t.ownerId, t.dueAt),
    index("call_backs_contact_idx").on(t.contactId),
    index("call_backs_open_idx").on(t.dueAt).where(sql`done_at is null`),
  ],
);

/** One-time links t.me/<bot>?start=<token>: who opens one is the person of that call. */
export const telegramLinks = pgTable("telegram_links", {
  /** SHA-256 of the token, hex. */
  tokenHash: text().primaryKey(),
  callId: uuid().notNull(),
  contactId: uuid().references(() => contacts.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
  expiresAt: at().notNull(),
  usedAt: at(),
  chatId: text(),
});

export const telegramChats = pgTable("telegram_chats", {
  chatId: text().primaryKey(),
  contactId: uuid().references(() => contacts.id, { onDelete: "cascade" }),
  startedAt: createdAt(),
  stoppedAt: at(),
});

export const telegramMessages = pgTable(
  "telegram_messages",
  {
    /** "<chat>:<message>" of the incoming one, "out:<call>" of ours: the same update never counts twice. */
    id: text().primaryKey(),
    chatId: text().notNull(),
    callId: uuid(),
    fromPerson: integer().notNull(),
    text: text().notNull(),
    /** Of ours: sending, retry, done, unknown, failed_final, given_up; of the person: done. */
    state: text().notNull().default("done"),
    tries: integer().notNull().default(0),
    /** A short code; no bodies, no secrets. */
    error: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index("telegram_messages_chat_idx").on(t.chatId, t.createdAt),
    index("telegram_messages_open_idx")
      .on(t.updatedAt)
      .where(sql`state not in ('done', 'given_up')`),
  ],
);

/** What a merge of two cards moved: enough to take it back, kept only as long as that is allowed. */
export const contactMerges = pgTable(
  "contact_merges",
  {
    id: id(),
    keptId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    /** Hidden since; it keeps its own fields. */
    goneId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    /** The kept card's fields as they were before. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The kept card's version after the merge. */
    keptVersion: integer().notNull(),
    /** By table, the keys of the rows that changed hands. */
    moved: jsonb().$type<Record<string, string[]>>().notNull(),
    mergedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    undoneAt: at(),
  },
  (t) => [
    index("contact_merges_kept_idx").on(t.keptId),
    index("contact_merges_gone_idx").on(t.goneId),
  ],
);
