import { z } from "zod";
import {
  CALL_LANGUAGES,
  CALL_STATUSES,
  CRM_STATUSES,
  DIRECTIONS,
  ENGINES,
  OUTCOMES,
  STEPS,
  VOICES,
} from "@/db/enums";
import { momentText } from "@/lib/platform/format/moment";
import { isTimeZone } from "@/lib/platform/i18n/locale";
import { FALL_STEPS, FUNNEL_STEPS } from "./funnel-steps";
import { LIST_SORTS } from "./list/list-sorts";
import { OUTCOME_GROUPS } from "./status";

const line = (max: number) => z.string().trim().max(max);

/** What starts a call, from whichever door. */
export const StartCallInput = z.object({
  /** As people type it; national forms are read as Russian numbers. */
  phone: z.string().trim().min(1).max(40),
  language: z.enum(CALL_LANGUAGES).default("auto"),
  voice: z.enum(VOICES).default("female"),
  /** Empty: the house greeting of the opening language. */
  greeting: line(1000).default(""),
  /** What the bot is told to do; empty: the scripted questions. */
  prompt: line(8000).default(""),
  /** A published bot: its language, engine, greeting and instructions count, not the typed ones. */
  botId: z.uuid().optional(),
  /** Empty prompt: scripted; otherwise openai-realtime. */
  engine: z.enum(ENGINES).optional(),
  /** The rep said yes to a warning (night, holiday, unknown zone). */
  confirm: z.boolean().default(false),
  idempotencyKey: z.string().trim().min(8).max(128).optional(),
  againOf: z.uuid().optional(),
});
export type StartCallInput = z.input<typeof StartCallInput>;

export const CallRef = z.object({ callId: z.uuid() });
export const RetryStepInput = z.object({ callId: z.uuid(), step: z.enum(STEPS) });
export const CorrectOutcomeInput = z.object({ callId: z.uuid(), outcome: z.enum(OUTCOMES) });

export const CheckNumberInput = z.object({
  phone: z.string().trim().max(40),
  language: z.enum(CALL_LANGUAGES).default("auto"),
  voice: z.enum(VOICES).default("female"),
  engine: z.enum(ENGINES).default("openai-realtime"),
});

/** Which calls, by the answers of the list's filters. */
const CallFilterFields = z.object({
  status: z.enum(CALL_STATUSES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  language: z.enum(CALL_LANGUAGES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  crm: z.enum(CRM_STATUSES).optional(),
  recording: z.enum(["yes", "no"]).optional(),
  /** Part of a number, or words said: whole ones or their beginnings, all in one turn. */
  q: line(100).optional(),
  /** Part of a number; digits only count. */
  phone: line(40).optional(),
  ownerId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  botId: z.uuid().optional(),
  /** Of the outcome; `none`: there is none yet, or there will be none. */
  group: z.enum([...OUTCOME_GROUPS, "none"]).optional(),
  /** When the call was started: 1 is Monday, 7 Sunday; in `timeZone`. */
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  /** 0 to 23, in `timeZone`. */
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** IANA name, for `weekday` and `hour`; UTC where it is missing. */
  timeZone: z.string().max(60).refine(isTimeZone).optional(),
  /** Half open: [from, to), ISO 8601. */
  from: momentText.optional(),
  to: momentText.optional(),
  funnel: z.enum(FUNNEL_STEPS).optional(),
  /** Reached the step before this one, and not this one. */
  fellOut: z.enum(FALL_STEPS).optional(),
});

export type CallFilterInput = z.input<typeof CallFilterFields>;

export const ListCallsInput = CallFilterFields.extend({
  sort: z.enum(LIST_SORTS).optional(),
  /** From the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListCallsInput = z.input<typeof ListCallsInput>;

/** What is written into a file: a view of the list, or the calls picked by hand. */
export const ExportCallsInput = CallFilterFields.extend({
  sort: z.enum(LIST_SORTS).optional(),
  /** Ids with commas between them. */
  ids: z
    .string()
    .max(8000)
    .transform((text) => text.split(","))
    .pipe(z.array(z.uuid()).min(1).max(200))
    .optional(),
});

/** Calls to make once more, each with its own settings; `key` names the press, so that a second one calls nobody. */
export const CallAgainInput = z.object({
  callIds: z.array(z.uuid()).min(1).max(50),
  key: z.uuid(),
});
