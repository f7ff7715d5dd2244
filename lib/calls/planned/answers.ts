import { z } from "zod";
import { CALL_LANGUAGES, PLANNED_STATES, VOICES } from "@/db/enums";
import { BLOCKS, WARNINGS } from "../dial/number-rules";

const time = z.iso.datetime();

export const PlannedCallView = z.object({
  id: z.uuid(),
  version: z.int(),
  /** E.164 with a plus. */
  phone: z.string(),
  country: z.string().nullable(),
  contactName: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** "YYYY-MM-DDTHH:MM" by the clock in `zone` (IANA). */
  localTime: z.string(),
  zone: z.string(),
  /** The same moment, ISO 8601, UTC. */
  dueAt: time,
  language: z.enum(CALL_LANGUAGES),
  voice: z.enum(VOICES),
  greeting: z.string(),
  prompt: z.string(),
  botId: z.uuid().nullable(),
  botName: z.string().nullable(),
  state: z.enum(PLANNED_STATES),
  /** Why it was not started, or why it waits: a rule of dialing, too_late, owner_gone, other_world, invalid. */
  blockedBy: z.string().nullable(),
  callId: z.uuid().nullable(),
});

/** Still ahead, the next one first; those that did not start; the last that are over. */
export const PlannedCalls = z.object({
  ahead: z.array(PlannedCallView),
  blocked: z.array(PlannedCallView),
  over: z.array(PlannedCallView),
});

export const PlanNotices = z.object({
  /** How many of one's own are ahead. */
  aheadCount: z.int(),
  /** Own ones that did not start and nobody has looked at yet, the newest first. */
  blocked: z.array(z.object({ id: z.uuid(), phone: z.string(), dueAt: time })),
});

export const PlanCheck = z.object({
  /** The moment, ISO 8601, UTC; null: there is none (see `problem`). */
  dueAt: time.nullable(),
  /** What is wrong with the hour. */
  problem: z.enum(["unreadable", "skipped", "in_past", "too_far"]).nullable(),
  /** Nobody may dial it, now or then. */
  block: z.enum(BLOCKS).nullable(),
  /** What a person must say yes to for that hour. */
  warning: z.enum(WARNINGS).nullable(),
});
