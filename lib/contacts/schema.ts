import { z } from "zod";
import { CRM_STATUSES } from "@/db/enums";
import { isTimeZone } from "@/lib/platform/i18n/locale";

/** Languages a person may be known to speak. */
export const CONTACT_LANGUAGES = ["ru", "uz", "tj", "en"] as const;

/** Which people beside the search: one's own, or those somebody promised to call back. */
export const CONTACT_SHARES = ["mine", "call_back"] as const;

export const ListContactsInput = z.object({
  /** Part of a name, a company or a mail address, or of a number (digits only count). */
  search: z.string().trim().max(80).optional(),
  language: z.enum(CONTACT_LANGUAGES).optional(),
  crm: z.enum(CRM_STATUSES).optional(),
  share: z.enum(CONTACT_SHARES).optional(),
  /** From the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListContactsInput = z.input<typeof ListContactsInput>;

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null);
const version = z.coerce.number().int().min(1);
const contactId = z.uuid();
const phone = z.string().trim().min(1).max(40);

export const AddContactInput = z.object({ phone, name: optionalLine(120) });

export const EditContactInput = z.object({
  contactId,
  /** The one the editor saw; another one there by now refuses the change. */
  version,
  name: optionalLine(120),
  company: optionalLine(120),
  email: z.union([z.literal("").transform(() => null), z.email("email_invalid").max(200)]),
  language: z.union([z.literal("").transform(() => null), z.enum(CONTACT_LANGUAGES)]),
  /** IANA; empty: by the number. */
  timeZone: optionalLine(60).refine((zone) => zone === null || isTimeZone(zone), "zone_unknown"),
  note: optionalLine(4000),
});
export type EditContactInput = z.output<typeof EditContactInput>;

/** As people type a number; a national form is read as Russian. */
export const AddPhoneInput = z.object({ contactId, phone });
/** E.164, one that stands on the card. */
export const PhoneOfContact = z.object({ contactId, phone });

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

/** "YYYY-MM-DDTHH:MM" on the clock of `zone`; empty: later, without a time. */
const due = {
  dueAt: z.union([
    z.literal("").transform(() => null),
    z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "time_invalid"),
  ]),
  zone: z.string().refine((zone) => isTimeZone(zone), "zone_unknown"),
};

export const AddCallBackInput = z.object({ contactId, ...due, reason: optionalLine(200) });
export const MoveCallBackInput = CallBackRef.extend(due);
export const AssignCallBackInput = CallBackRef.extend({ ownerId: z.uuid() });

export const MergeContactsInput = z.object({
  keptId: contactId,
  goneId: contactId,
  /** Both as they were when the merge was shown. */
  keptVersion: version,
  goneVersion: version,
});
export const MergeRef = z.object({ mergeId: z.uuid() });

export const ERASURE_REASONS = ["person", "law", "mistake"] as const;
export const EraseContactInput = z.object({
  contactId,
  reason: z.enum(ERASURE_REASONS),
  /** The word the form asks to type, so that nobody erases by a slip of the hand: the last four digits of the number. */
  lastDigits: z.string().trim().max(4),
  /** Nobody may dial the numbers again. */
  doNotCall: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
