import { DateTime } from "luxon";
import type { Sentiment } from "@/db/enums";
import type { MessageLanguage } from "@/lib/settings/schema";
import type { ConversationOutcome, ModelReading, SpokenTurn } from "../schema";
import { cleanText, comparable, hasUrl } from "./clean-text";
import { findInjectedInstructions } from "./injected-instructions";
import { asksNotToBeCalled, endsWithRefusal } from "./refusal-phrases";

/** Why a person should look; codes, words in messages.ts. */
export const REVIEW_REASONS = [
  "outside_schema",
  "injected_instructions",
  "refusal_in_words",
  "no_speech",
  "citations",
  "callback_time",
  "unsafe_message",
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export type GuardedReading = {
  outcome: ConversationOutcome;
  /** By the model or by the list of phrases; either is enough. */
  doNotCall: boolean;
  summary: string;
  customerInterest: string;
  /** Empty where there is none, or none that may be sent. */
  followUpMessage: string;
  language: MessageLanguage;
  sentiment: Sentiment;
  topics: string[];
  actionItems: { who: string; what: string; when: string | null }[];
  callbackAt: Date | null;
  customerName: string | null;
  citations: { field: string; turns: number[] }[];
  reviewReasons: ReviewReason[];
};

export type Heard = {
  turns: readonly SpokenTurn[];
  answeredAt: Date;
  /** IANA zone of the callee. */
  timeZone: string;
  /** What the call was to be spoken in; where the model saw another language than ours. */
  fallbackLanguage: MessageLanguage;
};

const CALLBACK_MAX_DAYS = 90;

/**
 * What of a model's answer may be believed. Holds also against a model that does what an attacker in the transcript says:
 * the outcome is checked against the words, claims against turns, and nothing that could lead a customer elsewhere gets into a message.
 */
export function guardReading(answer: ModelReading, heard: Heard): GuardedReading {
  const reasons = new Set<ReviewReason>();
  const judged = judgeOutcome(answer, heard.turns, reasons);
  return {
    ...judged,
    summary: cleanText(answer.summary, 1200),
    customerInterest: cleanText(answer.customer_interest, 500),
    followUpMessage: followUpMessage(answer, judged.outcome, reasons),
    language: languageOf(answer, heard),
    sentiment: answer.sentiment,
    topics: unique(answer.topics.map((topic) => cleanText(topic, 60))).slice(0, 10),
    actionItems: actionItems(answer),
    callbackAt: callbackAt(answer, heard, reasons),
    customerName: spokenName(answer.customer_name, heard.turns),
    citations: citations(answer, heard.turns, judged.outcome, reasons),
    reviewReasons: [...reasons],
  };
}

/** What stands where no answer could be used at all; the phrases of the person still count. */
export function unreadableReading(heard: Heard): GuardedReading {
  const asked = asksNotToBeCalled(heard.turns);
  return {
    outcome: asked ? "do_not_call" : "unclear",
    doNotCall: asked,
    summary: "",
    customerInterest: "",
    followUpMessage: "",
    language: heard.fallbackLanguage,
    sentiment: "neutral",
    topics: [],
    actionItems: [],
    callbackAt: null,
    customerName: null,
    citations: [],
    reviewReasons: ["outside_schema"],
  };
}

function judgeOutcome(
  answer: ModelReading,
  turns: readonly SpokenTurn[],
  reasons: Set<ReviewReason>,
): { outcome: ConversationOutcome; doNotCall: boolean } {
  const asked = asksNotToBeCalled(turns);
  const doNotCall = asked || answer.do_not_call || answer.outcome === "do_not_call";
  const isSuccess = answer.outcome === "interested" || answer.outcome === "callback";
  const injected = findInjectedInstructions(turns);
  if (injected.length > 0) reasons.add("injected_instructions");
  if (!turns.some((turn) => turn.speaker === "callee" && turn.text.trim() !== "")) {
    if (answer.outcome !== "unclear" && answer.outcome !== "voicemail") reasons.add("no_speech");
    return { outcome: answer.outcome === "voicemail" ? "voicemail" : "unclear", doNotCall: false };
  }
  if (doNotCall) {
    if (isSuccess) reasons.add("refusal_in_words");
    return {
      outcome: answer.outcome === "wrong_number" ? "wrong_number" : "do_not_call",
      doNotCall,
    };
  }
  if (isSuccess && injected.length > 0) {
    // What remains of the person's words once the orders to the machine are left out?
    const honest = turns.filter((turn) => !injected.includes(turn.no));
    return {
      outcome: endsWithRefusal(honest) || endsWithRefusal(turns) ? "not_interested" : "unclear",
      doNotCall,
    };
  }
  if (answer.outcome === "interested" && endsWithRefusal(turns)) reasons.add("refusal_in_words");
  return { outcome: answer.outcome, doNotCall };
}

/** Seven digits and more (a telephone or card), an address, money: none of these ever comes from the model. */
const CONTACT = /(?:\d[\s().-]?){7,}|@[\w-]{3,}|\S+@\S+\.\S+/u;
const MONEY =
  /\d(?:[\s.,]?\d)*\s?(?:\$|€|₽|%|руб|сум|so'm|soʻm|сомон|som\b|usd|eur|rub|uzs|tjs|dollar|доллар)|[$€₽]\s?\d/iu;

function followUpMessage(
  answer: ModelReading,
  outcome: ConversationOutcome,
  reasons: Set<ReviewReason>,
): string {
  if (outcome !== "interested" && outcome !== "callback") return "";
  const raw = answer.follow_up_message;
  if (reasons.has("injected_instructions") || reasons.has("refusal_in_words")) return "";
  if (hasUrl(raw) || CONTACT.test(raw) || MONEY.test(raw)) {
    reasons.add("unsafe_message");
    return "";
  }
  return cleanText(raw, 600);
}

function languageOf(answer: ModelReading, heard: Heard): MessageLanguage {
  if (answer.language === "other") return heard.fallbackLanguage;
  return answer.language === "tg" ? "tj" : answer.language;
}

function actionItems(answer: ModelReading): GuardedReading["actionItems"] {
  return answer.action_items
    .map(({ who, what, when }) => ({
      who: cleanText(who, 80),
      what: cleanText(what, 240),
      when: when === null ? null : cleanText(when, 80) || null,
    }))
    .filter((item) => item.what !== "")
    .slice(0, 10);
}

function callbackAt(answer: ModelReading, heard: Heard, reasons: Set<ReviewReason>): Date | null {
  if (answer.callback_at === null || answer.callback_at.trim() === "") return null;
  const at = DateTime.fromISO(answer.callback_at.trim(), { zone: heard.timeZone });
  const from = DateTime.fromJSDate(heard.answeredAt);
  if (at.isValid && at > from && at <= from.plus({ days: CALLBACK_MAX_DAYS })) return at.toJSDate();
  reasons.add("callback_time");
  return null;
}

/** A name counts only if it was really spoken in the call. */
function spokenName(name: string | null, turns: readonly SpokenTurn[]): string | null {
  const clean = cleanText(name ?? "", 60);
  if (clean === "" || !/^[\p{L}][\p{L}' .-]*$/u.test(clean)) return null;
  const spoken = new Set(turns.flatMap((turn) => comparable(turn.text).split(/[^\p{L}']+/u)));
  const words = comparable(clean)
    .split(/[^\p{L}']+/u)
    .filter(Boolean);
  return words.length > 0 && words.every((word) => spoken.has(word)) ? clean : null;
}

function citations(
  answer: ModelReading,
  turns: readonly SpokenTurn[],
  outcome: ConversationOutcome,
  reasons: Set<ReviewReason>,
): GuardedReading["citations"] {
  const speakers = new Map(turns.map((turn) => [turn.no, turn.speaker]));
  const byField = new Map<string, number[]>();
  for (const citation of answer.citations) {
    const real = citation.turns.filter((no) => speakers.has(no));
    if (real.length < citation.turns.length) reasons.add("citations");
    byField.set(
      citation.field,
      unique([...(byField.get(citation.field) ?? []), ...real]).sort((a, b) => a - b),
    );
  }
  const base = byField.get("outcome") ?? [];
  const restsOnCallee = base.some((no) => speakers.get(no) === "callee");
  if ((outcome === "interested" || outcome === "callback") && !restsOnCallee)
    reasons.add("citations");
  return [...byField]
    .filter(([, nos]) => nos.length > 0)
    .map(([field, nos]) => ({ field, turns: nos }));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)].filter((value) => value !== "");
}
