import { DateTime } from "luxon";
import { z } from "zod";
import { momentText } from "@/lib/platform/format/moment";

export const ListAuditInput = z.object({
  /** Part of a name or of an act, or a whole id of an object or network address. */
  search: z.string().trim().max(100).optional(),
  /** Beginning of the act: "users", "calls" … */
  kind: z
    .string()
    .regex(/^[a-z_]{1,30}$/)
    .optional(),
  /** Half open: [from, to), ISO 8601. */
  from: momentText.optional(),
  to: momentText.optional(),
  /** Lines older than this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListAuditInput = z.input<typeof ListAuditInput>;

/** A day as a form sends it, "2026-05-12", as the moment it begins in a zone, ISO 8601; undefined where it is no day. */
export function dayStart(day: string | undefined, zone: string, plusDays = 0): string | undefined {
  const start = day ? DateTime.fromISO(day, { zone }) : null;
  if (!start?.isValid) return undefined;
  return start.plus({ days: plusDays }).toUTC().toISO() ?? undefined;
}

export const AuditLine = z.object({
  no: z.int(),
  at: z.iso.datetime(),
  /** user, api, system */
  actorKind: z.string(),
  /** Empty: the person was deleted. */
  actorName: z.string(),
  action: z.string(),
  objectKind: z.string().nullable(),
  objectId: z.string().nullable(),
  ip: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});
