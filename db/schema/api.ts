import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { API_KEY_REACHES, type ApiKeyReach } from "../enums";
import { at, createdAt, id, oneOf } from "./columns";
import { users } from "./users";

/** Keys of machines. The secret is shown once, when it is made; the row holds its hash. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    /** The part of the key before the secret: "hk_<tag>_<secret>". */
    tag: text().notNull().unique(),
    /** SHA-256 of the 256-bit secret, hex. */
    secretHash: text().notNull(),
    name: text().notNull(),
    /** Whoever disables or deletes this person shuts the key too. */
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** `owner`: the key sees what its owner sees; `all`: everything, granted by an admin. */
    reach: text().$type<ApiKeyReach>().notNull().default("owner"),
    /** Actions of the permission table. */
    scopes: text().array().$type<string[]>().notNull(),
    /** Null: until it is revoked. */
    expiresAt: at(),
    lastUsedAt: at(),
    revokedAt: at(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index("api_keys_owner_idx").on(t.ownerId),
    check("api_keys_reach_check", sql`${t.reach} in (${oneOf(API_KEY_REACHES)})`),
  ],
);

/** Requests of one key and kind in one minute; rows of minutes past are swept. */
export const apiRequestCounts = pgTable(
  "api_request_counts",
  {
    /** "<key id>:<kind>" */
    bucket: text().notNull(),
    /** Minutes since 1970. */
    minute: integer().notNull(),
    count: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.minute] })],
);

/** Answers given to an Idempotency-Key, so that the same request again gets the same one and does nothing. */
export const apiAnswers = pgTable(
  "api_answers",
  {
    /** Who sent it: a user's id or "api:<key>". */
    sender: text().notNull(),
    key: text().notNull(),
    /** SHA-256 over operation and input, hex. */
    requestHash: text().notNull(),
    /** Null while the first request is still at work. */
    httpStatus: integer(),
    body: jsonb().$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.sender, t.key] }),
    index("api_answers_created_idx").on(t.createdAt),
  ],
);
