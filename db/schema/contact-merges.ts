import { index, integer, jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";
import { contacts } from "./contacts";
import { users } from "./users";

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
