import { bigserial, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
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
