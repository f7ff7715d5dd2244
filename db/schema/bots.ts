import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CallLanguage, Engine, Voice } from "../enums";
import { at, createdAt, id } from "./columns";
import { users } from "./users";

/** Who speaks: a name and, by version, what it is told. */
export const bots = pgTable("bots", {
  id: id(),
  name: text().notNull(),
  /** What it is for, in each language of the interface. */
  about: jsonb().$type<{ ru: string; en: string }>().notNull(),
  createdAt: createdAt(),
});

/**
 * What a bot was told, never changed once written; a call names the version it used.
 * A version without a bot holds instructions somebody typed: ad hoc, one row for the same words.
 */
export const botVersions = pgTable(
  "bot_versions",
  {
    id: id(),
    botId: uuid().references(() => bots.id, { onDelete: "cascade" }),
    /** 1, 2, …; null: ad hoc. */
    no: integer(),
    language: text().$type<CallLanguage>().notNull(),
    voice: text().$type<Voice>().notNull(),
    engine: text().$type<Engine>().notNull(),
    greeting: text().notNull(),
    prompt: text().notNull(),
    /** What is new in it, in each language of the interface. */
    note: jsonb().$type<{ ru: string; en: string }>(),
    /** SHA-256 of the words and settings, hex. */
    contentHash: text().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    /** The newest published one is what new calls use. */
    publishedAt: at(),
  },
  (t) => [
    uniqueIndex("bot_versions_no_key").on(t.botId, t.no),
    uniqueIndex("bot_versions_ad_hoc_key").on(t.contentHash).where(sql`bot_id is null`),
    check("bot_versions_no_check", sql`(${t.botId} is null) = (${t.no} is null)`),
  ],
);
