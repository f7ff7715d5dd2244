import { z } from "zod";

export const ListContactsInput = z.object({
  /** Part of a name, or of a number (digits only count). */
  search: z.string().trim().max(80).optional(),
  /** From the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListContactsInput = z.input<typeof ListContactsInput>;

export const CallBackRef = z.object({ callBackId: z.uuid() });
