import { z } from "zod";
import { CALL_LANGUAGES, OUTCOMES } from "@/db/enums";
import { DEFAULT_DESTINATIONS } from "./default-destinations";
import { DEFAULT_HOLIDAYS } from "./default-holidays";
import { DEFAULT_TEMPLATES } from "./default-templates";

const seconds = (from: number, to: number) => z.int().min(from).max(to);
const micros = z.int().min(0).max(1_000_000_000_000);
const currency = z.string().regex(/^[A-Z]{3}$/);

/** "HH:MM"; "24:00" is the end of the day. The window is half open: [from, to). */
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const window = z.object({ from: clock, to: clock }).nullable();

/** Hours by the called person's clock; null: that day is closed. */
export const CallingHours = z.object({
  mon: window.default({ from: "09:00", to: "20:00" }),
  tue: window.default({ from: "09:00", to: "20:00" }),
  wed: window.default({ from: "09:00", to: "20:00" }),
  thu: window.default({ from: "09:00", to: "20:00" }),
  fri: window.default({ from: "09:00", to: "20:00" }),
  sat: window.default({ from: "10:00", to: "18:00" }),
  sun: window.default(null),
});
export type CallingHours = z.output<typeof CallingHours>;

/** One prefix of E.164 numbers, digits without the plus. The longest that fits decides; a number without one is refused. */
export const Destination = z.object({
  prefix: z.string().regex(/^[1-9]\d{0,8}$/),
  isAllowed: z.boolean(),
  /** What a minute costs, an estimate for reservations; in `dialing.currency`. */
  pricePerMinuteMicros: micros.default(0),
});
export type Destination = z.output<typeof Destination>;

export const Dialing = z.object({
  /** Nobody is dialled while this is set; running calls go on. */
  paused: z.boolean().default(false),
  /** Slots of one telephony account. */
  maxConcurrentCalls: z.int().min(1).max(200).default(10),
  callsPerMinute: z.int().min(1).max(6_000).default(60),
  /** The platform itself gives up at 60 seconds. */
  ringSeconds: seconds(10, 59).default(45),
  maxCallSeconds: seconds(30, 3600).default(300),
  /** Silence of the callee after which the bot asks once, then says goodbye. */
  silenceSeconds: seconds(3, 60).default(8),
  /** Attempts to one number, whoever calls, over the last 24 hours and the last 7 days. */
  attemptsPerNumberDay: z.int().min(1).max(1000).default(10),
  attemptsPerNumberWeek: z.int().min(1).max(5000).default(30),
  currency: currency.default("USD"),
  destinations: z.array(Destination).max(2000).default(DEFAULT_DESTINATIONS),
  /** Spent and reserved together may not pass this in one day (UTC); in `currency`. */
  budgetPerDayMicros: micros.default(50_000_000),
  callingHours: CallingHours.prefault({}),
  /** Public holidays by ISO country, "MM-DD" (every year) or "YYYY-MM-DD". */
  holidays: z
    .record(z.string().regex(/^[A-Z]{2}$/), z.array(z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/)))
    .default(DEFAULT_HOLIDAYS),
});
export type Dialing = z.output<typeof Dialing>;

/** How long a call may stay in a state before the watchdog looks; every non-terminal state has one. */
export const TimeOuts = z.object({
  /** Waiting to be dialled at all (a pause or full slots included) before the call is given up. */
  initiatingSeconds: seconds(30, 86_400).default(600),
  /** A start without a permit is given up and redone once. */
  permitSeconds: seconds(5, 600).default(60),
  /** The whole span in which a call's attempts must get a permit. */
  permitTotalSeconds: seconds(15, 1800).default(180),
  /** Ringing, on top of `dialing.ringSeconds`. */
  ringSlackSeconds: seconds(3, 600).default(30),
  /** Talking, on top of `dialing.maxCallSeconds`. */
  talkSlackSeconds: seconds(5, 600).default(60),
  analyzingSeconds: seconds(30, 3600).default(600),
  preparingFollowupSeconds: seconds(30, 3600).default(600),
  sendingSmsSeconds: seconds(30, 3600).default(300),
  addingToCrmSeconds: seconds(30, 3600).default(300),
  /** A step still being worked on after so long belongs to a run that died. */
  stepRunSeconds: seconds(12, 3600).default(120),
});
export type TimeOuts = z.output<typeof TimeOuts>;

/** Languages a message can be written in: `auto` has been decided by then. */
export const MESSAGE_LANGUAGES = CALL_LANGUAGES.filter((language) => language !== "auto");
export type MessageLanguage = Exclude<(typeof CALL_LANGUAGES)[number], "auto">;

const template = z.string().trim().min(1).max(600);
export const MessageTemplates = z.object({
  /** The message; slots {{message}}, {{name}}, {{time}}. */
  body: template,
  /** Stands for {{message}} where the reading proposed none. */
  fallback: template,
  /** Added where a Telegram bot is connected; slot {{link}}. */
  telegramLine: template.refine((line) => line.includes("{{link}}"), "needs {{link}}"),
});
export type MessageTemplates = z.output<typeof MessageTemplates>;

export const FollowUp = z.object({
  channel: z.enum(["sms", "none"]).default("sms"),
  /** Outcomes after which a message is due. */
  outcomes: z.array(z.enum(OUTCOMES)).default(["interested", "callback"]),
  templates: z
    .object({
      ru: MessageTemplates,
      uz: MessageTemplates,
      tj: MessageTemplates,
      en: MessageTemplates,
    })
    .default(DEFAULT_TEMPLATES),
  maxSegments: z.int().min(1).max(10).default(6),
  /** Life of the one-time Telegram link. */
  linkHours: z.int().min(1).max(720).default(168),
});
export type FollowUp = z.output<typeof FollowUp>;

const ModelPrice = z.object({
  inputMicrosPerMillion: micros,
  outputMicrosPerMillion: micros,
});

/** Price lists; an unknown model costs null, never 0. */
export const Prices = z.object({
  version: z.string().min(1).max(40).default("2026-11"),
  currency: currency.default("USD"),
  /** By the model's name or the longest beginning of it. */
  models: z.record(z.string(), ModelPrice).default({
    "gpt-4.1-mini": { inputMicrosPerMillion: 400_000, outputMicrosPerMillion: 1_600_000 },
    "gpt-4o-mini": { inputMicrosPerMillion: 150_000, outputMicrosPerMillion: 600_000 },
    "gpt-5-mini": { inputMicrosPerMillion: 250_000, outputMicrosPerMillion: 2_000_000 },
  }),
  /** One segment of a text message; null: unknown. */
  smsSegmentMicros: micros.nullable().default(50_000),
});
export type Prices = z.output<typeof Prices>;

/** Everything admins configure, by section; a section is one row of `settings`. */
export const SETTINGS = {
  dialing: Dialing,
  timeOuts: TimeOuts,
  followUp: FollowUp,
  prices: Prices,
};
export type SettingKey = keyof typeof SETTINGS;
export type Settings = { [K in SettingKey]: z.output<(typeof SETTINGS)[K]> };

/** Fields of the rules of dialing that a form sends; the others stay. */
export const DialingChange = z.object({
  paused: Dialing.shape.paused.unwrap().optional(),
  budgetPerDayMicros: micros.optional(),
  attemptsPerNumberDay: z.int().min(1).max(1000).optional(),
  attemptsPerNumberWeek: z.int().min(1).max(5000).optional(),
  maxConcurrentCalls: z.int().min(1).max(200).optional(),
  callsPerMinute: z.int().min(1).max(6_000).optional(),
  maxCallSeconds: seconds(30, 3600).optional(),
  ringSeconds: seconds(10, 59).optional(),
  callingHours: CallingHours.optional(),
  destinations: z.array(Destination).max(2000).optional(),
});

export const FollowUpChange = z.object({
  channel: FollowUp.shape.channel.unwrap().optional(),
  outcomes: z.array(z.enum(OUTCOMES)).optional(),
  templates: FollowUp.shape.templates.unwrap().optional(),
  maxSegments: z.int().min(1).max(10).optional(),
  linkHours: z.int().min(1).max(720).optional(),
});

export const NoInput = z.object({});
