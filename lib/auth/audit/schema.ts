import { z } from "zod";

export const ListAuditInput = z.object({
  /** Part of a name or of an act, or a whole id of an object or network address. */
  search: z.string().trim().max(100).optional(),
  /** Beginning of the act: "users", "calls" … */
  kind: z
    .string()
    .regex(/^[a-z_]{1,30}$/)
    .optional(),
  /** Half open: [from, to), ISO 8601. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Lines older than this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListAuditInput = z.input<typeof ListAuditInput>;
