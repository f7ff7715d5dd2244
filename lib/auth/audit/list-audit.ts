import "server-only";
import { and, desc, eq, gte, ilike, lt, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { auditLog } from "@/db/schema";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";
import type { AuditLine as AuditLineSchema, ListAuditInput } from "./schema";

export type AuditLine = z.output<typeof AuditLineSchema>;

/**
 * Who did what, the latest first, a page at a time.
 * @throws AppError forbidden
 */
export async function listAudit(
  actor: Actor,
  filter: z.output<typeof ListAuditInput>,
): Promise<{ items: AuditLine[]; nextBefore: number | null }> {
  assertCan(actor, "audit.read");
  const rows = await database()
    .select()
    .from(auditLog)
    .where(and(...conditions(filter)))
    .orderBy(desc(auditLog.no))
    .limit(filter.limit + 1);
  const items = rows.slice(0, filter.limit).map((row) => ({
    no: row.no,
    at: row.at.toISOString(),
    actorKind: row.actorKind,
    actorName: row.actorName,
    action: row.action,
    objectKind: row.objectKind,
    objectId: row.objectId,
    ip: row.ip,
    detail: row.detail,
  }));
  return {
    items,
    nextBefore: rows.length > filter.limit ? (items.at(-1)?.no ?? null) : null,
  };
}

function conditions(filter: z.output<typeof ListAuditInput>): (SQL | undefined)[] {
  const part = filter.search && `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    filter.kind ? ilike(auditLog.action, `${filter.kind.replaceAll("_", "\\_")}.%`) : undefined,
    part && filter.search
      ? or(
          ilike(auditLog.actorName, part),
          ilike(auditLog.action, part),
          eq(auditLog.objectId, filter.search),
          eq(auditLog.ip, filter.search),
        )
      : undefined,
    filter.from ? gte(auditLog.at, new Date(filter.from)) : undefined,
    filter.to ? lt(auditLog.at, new Date(filter.to)) : undefined,
    filter.before ? lt(auditLog.no, filter.before) : undefined,
  ];
}
