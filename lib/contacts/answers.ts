import { z } from "zod";
import { CALL_STATUSES, CRM_STATUSES, OUTCOMES } from "@/db/enums";

/** What reads of this room answer: the types of the pages and the words of the REST document are these. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

export const ContactSummary = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  /** E.164 with a plus; the primary one, or the first one known. */
  phone: z.string().nullable(),
  language: z.string().nullable(),
  crmStatus: z.enum(CRM_STATUSES).nullable(),
  ownerName: z.string().nullable(),
  callCount: z.int(),
  lastCallAt: time.nullable(),
  lastOutcome: z.enum(OUTCOMES).nullable(),
});

export const ContactPage = z.object({
  items: z.array(ContactSummary),
  nextCursor: z.string().nullable(),
});

export const CallBackSummary = z.object({
  id: z.uuid(),
  contactId: z.uuid(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  callId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  /** Null: "later", without a time. */
  dueAt: time.nullable(),
  reason: z.string().nullable(),
  doneAt: time.nullable(),
});

export const ContactDetail = ContactSummary.extend({
  /** Rises with each change; a change of an older one is refused. */
  version: z.int(),
  email: z.string().nullable(),
  /** The primary one first. */
  phones: z.array(z.string()),
  timeZone: z.string().nullable(),
  note: z.string().nullable(),
  crmContactRef: z.string().nullable(),
  crmDealRef: z.string().nullable(),
  /** Newest first, a hundred at most. */
  calls: z.array(
    z.object({
      id: z.uuid(),
      status: z.enum(CALL_STATUSES),
      outcome: z.enum(OUTCOMES).nullable(),
      talkSeconds: z.number().nullable(),
      createdAt: time,
    }),
  ),
  callBacks: z.array(CallBackSummary),
  createdAt: time,
});

export const DoNotCallEntry = z.object({
  /** Names the entry; the number itself may have been erased. */
  phoneHash: z.string(),
  /** E.164 with a plus; null: erased with its person, the hash alone keeps calls away. */
  phone: z.string().nullable(),
  /** A code (asked_in_call) or a person's words. */
  reason: z.string(),
  source: z.string(),
  addedBy: z.string().nullable(),
  callId: z.uuid().nullable(),
  createdAt: time,
});

export const AddedNumbers = z.object({
  added: z.int(),
  /** Stood on the list before, or twice in the text. */
  known: z.int(),
  /** Lines that are no numbers, as they were typed; at most 20 of them. */
  wrong: z.array(z.string()),
  wrongCount: z.int(),
});
