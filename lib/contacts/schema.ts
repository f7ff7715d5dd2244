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

export const AddNumbersInput = z.object({
  /** Numbers, one a line. */
  phones: z.string().trim().min(1).max(1_000_000),
  reason: z.string().trim().min(1).max(200),
});
export const RemoveNumberInput = z.object({
  phoneHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(1).max(200),
});
