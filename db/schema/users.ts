import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ROLES, type Role, SESSION_KINDS, type SessionKind } from "../enums";
import { at, createdAt, id, oneOf } from "./columns";

export const teams = pgTable("teams", {
  id: id(),
  name: text().notNull().unique(),
  /** Supervisors of such a team see all teams. */
  createdAt: createdAt(),
});

export const users = pgTable(
  "users",
  {
    id: id(),
    /** Lower case; it is also the user name of the seed doors. */
    email: text().notNull(),
    name: text().notNull(),
    /** bcrypt, cost 12, over base64(SHA-256(password)); null until a password was set. */
    passwordHash: text(),
    role: text().$type<Role>().notNull(),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    /** A supervisor with this set sees every team. */
    seesAllTeams: integer().notNull().default(0),
    /** Interface language, ru or en; null: by the browser. */
    locale: text(),
    isDemo: integer().notNull().default(0),
    disabledAt: at(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`),
    check("users_role_check", sql`${t.role} in (${oneOf(ROLES)})`),
  ],
);

/** One row a sign-in. Read on every request, so that disabling a user ends it at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    /** SHA-256 of the 256-bit token, hex. */
    tokenHash: text().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<SessionKind>().notNull().default("browser"),
    userAgent: text(),
    ip: text(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    /** Moves on with use. */
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  (t) => [
    index("sessions_user_idx").on(t.userId),
    check("sessions_kind_check", sql`${t.kind} in (${oneOf(SESSION_KINDS)})`),
  ],
);

/** Failed sign-ins, by account, address and network. */
export const loginThrottle = pgTable("login_throttle", {
  /** "account:<sha256>", "ip:<address>", "net:<prefix>" */
  key: text().primaryKey(),
  failures: integer().notNull().default(0),
  firstAt: createdAt(),
  lastAt: createdAt(),
  blockedUntil: at(),
});

/** First admin (`setup`), set or reset a password (`password`). */
export const oneTimeTokens = pgTable("one_time_tokens", {
  tokenHash: text().primaryKey(),
  kind: text().notNull(),
  userId: uuid().references(() => users.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
  expiresAt: at().notNull(),
  usedAt: at(),
});
