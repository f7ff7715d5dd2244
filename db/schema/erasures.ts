import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";
import { teams, users } from "./users";

/** The receipt of an erasure: what was erased and when, and nothing of the person. */
export const erasures = pgTable(
  "erasures",
  {
    id: id(),
    /** The card that was; nothing stands behind it any more. */
    contactId: uuid().notNull(),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    requestedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    requestedByName: text().notNull(),
    /** person, law, mistake */
    reason: text().notNull(),
    /** Rows erased or made nameless, by kind. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Ids of the outside CRM's records: they are erased there. */
    crmRefs: jsonb().$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
    /** The last recording is gone at the provider too. */
    finishedAt: at(),
  },
  (t) => [index("erasures_created_idx").on(t.createdAt.desc())],
);

/** Recordings the provider still has to delete for an erasure. */
export const erasureRecordings = pgTable(
  "erasure_recordings",
  {
    no: bigserial({ mode: "number" }).primaryKey(),
    erasureId: uuid()
      .notNull()
      .references(() => erasures.id, { onDelete: "cascade" }),
    callId: uuid().notNull(),
    /** The provider's address; forgotten once it is deleted. */
    url: text(),
    /** waiting, deleted, gone (the provider had it no more), failed */
    state: text().notNull().default("waiting"),
    tries: integer().notNull().default(0),
    nextAt: at().notNull().default(sql`now()`),
    /** A short code; no bodies, no secrets. */
    error: text(),
    settledAt: at(),
  },
  (t) => [
    index("erasure_recordings_erasure_idx").on(t.erasureId),
    index("erasure_recordings_open_idx").on(t.nextAt).where(sql`settled_at is null`),
  ],
);
