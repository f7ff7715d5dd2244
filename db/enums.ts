/** Every closed list that is stored in the database. Plain arrays: the browser reads this file too. */

export const ROLES = ["rep", "operator", "supervisor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const CALL_STATUSES = [
  "initiating",
  "calling",
  "analyzing",
  "preparing_followup",
  "sending_sms",
  "adding_to_crm",
  "completed",
  "failed",
  "canceled",
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

export const OUTCOMES = [
  "interested",
  "callback",
  "not_interested",
  "wrong_number",
  "do_not_call",
  "voicemail",
  "no_answer",
  "busy",
  "rejected",
  "invalid_number",
  "failed",
  "ai_error",
  "unclear",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_SOURCES = ["carrier", "model", "watchdog", "person"] as const;
export type OutcomeSource = (typeof OUTCOME_SOURCES)[number];

export const CALL_LANGUAGES = ["ru", "uz", "tj", "en", "auto"] as const;
export type CallLanguage = (typeof CALL_LANGUAGES)[number];

export const VOICES = ["female", "male", "neutral"] as const;
export type Voice = (typeof VOICES)[number];

export const ENGINES = ["scripted", "openai-realtime"] as const;
export type Engine = (typeof ENGINES)[number];

export const DIRECTIONS = ["outbound", "inbound"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Which world a call lives in: sandbox calls never reach a real person, real calls never the sandbox. */
export const WORLDS = ["sandbox", "real"] as const;
export type World = (typeof WORLDS)[number];

export const ATTEMPT_STATES = ["start_sent", "running", "ended", "refused", "abandoned"] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export const STEPS = ["reading", "follow_up", "sms", "crm"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_STATES = [
  "planned",
  "sending",
  "done",
  "retry",
  "unknown",
  "failed_final",
  "skipped",
] as const;
export type StepState = (typeof STEP_STATES)[number];

export const CRM_STATUSES = ["added", "pending", "not_created"] as const;
export type CrmStatus = (typeof CRM_STATUSES)[number];

export const SENTIMENTS = ["positive", "neutral", "negative"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const SPEAKERS = ["bot", "callee"] as const;
export type Speaker = (typeof SPEAKERS)[number];

export const EVENT_SOURCES = ["scenario", "history", "watchdog", "system", "user"] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export const COST_COMPONENTS = ["carrier", "speech", "model", "voice", "sms"] as const;
export type CostComponent = (typeof COST_COMPONENTS)[number];

export const SESSION_KINDS = ["browser", "api"] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** How far a machine's key sees: as its owner does, or everything. */
export const API_KEY_REACHES = ["owner", "all"] as const;
export type ApiKeyReach = (typeof API_KEY_REACHES)[number];

export const PLANNED_STATES = ["planned", "starting", "started", "blocked", "canceled"] as const;
export type PlannedState = (typeof PLANNED_STATES)[number];

/** What outgoing webhooks tell of. */
export const WEBHOOK_EVENTS = [
  "call.started",
  "call.answered",
  "call.ended",
  "call.analyzed",
  "call.failed",
  "lead.created",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const DELIVERY_STATES = ["waiting", "sending", "delivered", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Of what live updates tell. */
export const LIVE_KINDS = ["call", "contact", "outbox"] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];
