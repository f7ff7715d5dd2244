import { z } from "zod";
import {
  CALL_LANGUAGES,
  CALL_STATUSES,
  COST_COMPONENTS,
  CRM_STATUSES,
  ENGINES,
  EVENT_SOURCES,
  OUTCOME_SOURCES,
  OUTCOMES,
  SENTIMENTS,
  SPEAKERS,
  STEP_STATES,
  STEPS,
  VOICES,
} from "@/db/enums";
import { SPEECH_PROBLEMS } from "@/lib/telephony/ports";
import { BLOCKS, WARNINGS } from "../dial/number-rules";
import { VERDICTS } from "../fold/facts";

/** What reads of this room answer: the types of the pages and the words of the REST document are these. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

export const CallSummary = z.object({
  id: z.uuid(),
  /** E.164 with a plus. */
  phone: z.string(),
  country: z.string().nullable(),
  contactName: z.string().nullable(),
  ownerName: z.string().nullable(),
  status: z.enum(CALL_STATUSES),
  outcome: z.enum(OUTCOMES).nullable(),
  language: z.enum(CALL_LANGUAGES),
  talkSeconds: z.number().nullable(),
  hasRecording: z.boolean(),
  crmStatus: z.enum(CRM_STATUSES).nullable(),
  isDemo: z.boolean(),
  createdAt: time,
});

export const CallPage = z.object({
  items: z.array(CallSummary),
  nextCursor: z.string().nullable(),
});

export const ReadingView = z.object({
  outcome: z.enum(OUTCOMES),
  summary: z.string(),
  customerInterest: z.string(),
  sentiment: z.enum(SENTIMENTS),
  topics: z.array(z.string()),
  actionItems: z.array(
    z.object({ who: z.string(), what: z.string(), when: z.string().nullable() }),
  ),
  callbackAt: time.nullable(),
  /** Which turns a claim rests on. */
  citations: z.array(z.object({ field: z.string(), turns: z.array(z.int()) })),
  needsReview: z.boolean(),
  reviewReason: z.string().nullable(),
  model: z.string(),
  latencyMs: z.number(),
  createdAt: time,
});

export const TimelineEntry = z.object({
  no: z.int(),
  type: z.string(),
  source: z.enum(EVENT_SOURCES),
  /** A colleague's name where a person caused it, else "worker", "watchdog" … */
  causedBy: z.string().nullable(),
  occurredAt: time,
  receivedAt: time,
  movedTo: z.enum(CALL_STATUSES).nullable(),
  /** What the event is about, where it is about one: a step and its state, an outcome. */
  subject: z.object({
    outcome: z.string().optional(),
    step: z.string().optional(),
    state: z.string().optional(),
  }),
  /** What was stored; null for whoever may not read raw events. */
  data: z.record(z.string(), z.unknown()).nullable(),
});

export const CallDetail = z.object({
  id: z.uuid(),
  phone: z.string(),
  country: z.string().nullable(),
  language: z.enum(CALL_LANGUAGES),
  voice: z.enum(VOICES),
  engine: z.enum(ENGINES),
  greeting: z.string(),
  prompt: z.string(),
  /** The published bot it used; null: typed instructions. */
  bot: z.object({ name: z.string(), version: z.int() }).nullable(),
  callerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  contact: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  againOf: z.uuid().nullable(),
  voximplantCallId: z.string().nullable(),
  talkSeconds: z.number().nullable(),
  endedBy: z.string().nullable(),
  endCode: z.int().nullable(),
  endReason: z.string().nullable(),
  hasRecording: z.boolean(),
  recordingSeconds: z.number().nullable(),
  correctedOutcome: z.enum(OUTCOMES).nullable(),
  correctedAt: time.nullable(),
  crmStatus: z.enum(CRM_STATUSES).nullable(),
  telegramLinkSent: z.boolean(),
  /** The message as it was rendered; a retry sends the same. */
  followUpText: z.string().nullable(),
  reading: ReadingView.nullable(),
  costs: z.array(
    z.object({
      component: z.enum(COST_COMPONENTS),
      amountMicros: z.number(),
      currency: z.string(),
    }),
  ),
  timeline: z.array(TimelineEntry),
  createdAt: time,
  completedAt: time.nullable(),
  may: z.object({
    hangUp: z.boolean(),
    retryStep: z.boolean(),
    readAgain: z.boolean(),
    correctOutcome: z.boolean(),
    callAgain: z.boolean(),
  }),
});

export const TurnView = z.object({
  no: z.int(),
  speaker: z.enum(SPEAKERS),
  text: z.string(),
  /** Milliseconds since the answer. */
  startMs: z.number(),
  endMs: z.number(),
  interrupted: z.boolean(),
  latencyMs: z.number().nullable(),
});

export const StepView = z.object({
  step: z.enum(STEPS),
  state: z.enum(STEP_STATES),
  tries: z.int(),
  nextAt: time.nullable(),
  doneAt: time.nullable(),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  reason: z.string().nullable(),
});

const Stage = z.object({
  status: z.enum(CALL_STATUSES),
  state: z.enum(["done", "current", "ahead", "skipped"]),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  step: z.enum(STEPS).nullable(),
  stepState: z.enum(STEP_STATES).nullable(),
  reason: z.string().nullable(),
});

export const CallStatusView = z.object({
  id: z.uuid(),
  phone: z.string(),
  status: z.enum(CALL_STATUSES),
  isTerminal: z.boolean(),
  /** Grows with every event stored. */
  version: z.int(),
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeSource: z.enum(OUTCOME_SOURCES).nullable(),
  ringingAt: time.nullable(),
  answeredAt: time.nullable(),
  endedAt: time.nullable(),
  /** Why our own chain ended the call; null: it did not. */
  verdict: z.enum(VERDICTS).nullable(),
  stages: z.array(Stage),
  steps: z.array(StepView),
  turns: z.array(TurnView),
  /** Whether the background work that moves the call goes on; `lastSeenAt` null: none is running. */
  worker: z.object({ isSilent: z.boolean(), lastSeenAt: time.nullable() }),
  /** The server's clock, so that a page with a wrong one still counts right. */
  now: time,
});

export const NumberCheck = z.object({
  /** E.164 with a plus; null: not a number (yet), and nothing else is known. */
  phone: z.string().nullable(),
  international: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  /** Local date and time there (ISO 8601 with offset), earliest and latest zone of the country; empty: unknown. */
  clocks: z.array(z.string()),
  /** IANA zones the person may be in, the likeliest first; empty: unknown. */
  zones: z.array(z.string()),
  pricePerMinuteMicros: z.number().nullable(),
  currency: z.string(),
  /** What the bot opens in. */
  opensIn: z.enum(CALL_LANGUAGES).exclude(["auto"]).nullable(),
  /** Nobody may dial it now. */
  block: z.enum([...BLOCKS, "paused"]).nullable(),
  /** A person must say yes first. */
  warning: z.enum(WARNINGS).nullable(),
  /** What the engine cannot do with this language and voice, or does otherwise. */
  speechProblems: z.array(
    z.object({
      code: z.enum(SPEECH_PROBLEMS),
      isBlocking: z.boolean(),
      language: z.enum(CALL_LANGUAGES).exclude(["auto"]),
    }),
  ),
  /** The background work does not answer: a call would wait for it. */
  isWorkerSilent: z.boolean(),
});
