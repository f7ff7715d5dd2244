import { bigint, bigserial, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/** Append-only: who did what, when, to which object. No personal data in `detail`. */
export const auditLog = pgTable(
  "audit_log",
  {
    no: bigserial({ mode: "number" }).primaryKey(),
    at: createdAt(),
    /** user, api, system */
    actorKind: text().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    action: text().notNull(),
    objectKind: text(),
    objectId: text(),
    ip: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index("audit_log_at_idx").on(t.at),
    index("audit_log_object_idx").on(t.objectKind, t.objectId),
  ],
);

/**
 * One seal a line of the audit log, in the order they were sealed, each over the one before: what is changed, taken
 * out or put in later no longer fits (lib/platform/audit). The role that runs the product may only add.
 */
export const auditSeals = pgTable("audit_seals", {
  /** 1, 2, … without a gap. */
  no: bigint({ mode: "number" }).primaryKey(),
  auditNo: bigint({ mode: "number" }).notNull().unique(),
  /** HMAC-SHA256 over the act, hex. */
  act: text().notNull(),
  /** HMAC-SHA256 over name and address of who acted, hex: on their own, because an erased person's are taken away. */
  person: text().notNull(),
  /** HMAC-SHA256 over the seal before and this one's content, hex. */
  chain: text().notNull(),
  sealedAt: createdAt(),
});
