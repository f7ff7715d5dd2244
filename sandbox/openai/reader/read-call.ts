import { DateTime, IANAZone } from "luxon";
import { mergeTimes, resolveTime, type SpokenTime, spokenTime } from "./callback-time";
import { sentencesOf } from "./clauses";
import {
  type ActionItem,
  composeActions,
  composeFollowUp,
  composeInterest,
  composeSummary,
  type InterestLevel,
  interestLevel,
} from "./compose/compose";
import { topicsOf } from "./compose/topics";
import type { Conversation } from "./conversation";
import { type Decision, decide, type Outcome } from "./decide";
import type { Language } from "./fold";
import { asLanguage, detectLanguage } from "./language";
import { listSignals, type Signal } from "./signals";
import { spokenName } from "./spoken-name";

export type Claim = { field: string; text: string; turns: number[] };

export type Reading = {
  outcome: Outcome;
  language: Language;
  summary: string;
  customerInterest: string;
  interestLevel: InterestLevel;
  followUp: string | null;
  sentiment: "positive" | "neutral" | "negative";
  topics: string[];
  actionItems: ActionItem[];
  /** ISO 8601 with the callee's offset. */
  callbackAt: string | null;
  doNotCall: boolean;
  /** As the callee said it. */
  customerName: string | null;
  claims: Claim[];
  /** 0 to 1. */
  confidence: number;
};

/** Where the call gives no zone, its moments are read in UTC. */
function startOf(conversation: Conversation): DateTime {
  const zone =
    conversation.timezone && IANAZone.isValidZone(conversation.timezone)
      ? conversation.timezone
      : "utc";
  const answered = DateTime.fromISO(conversation.answeredAt ?? "", { zone });
  return answered.isValid ? answered : DateTime.now().setZone(zone);
}

/** The time agreed on: the callee's words from where a call-back came up; the bot's where the callee only agreed. */
function agreedTime(
  conversation: Conversation,
  signals: readonly Signal[],
  language: Language,
  now: DateTime,
): { at: string | null; turns: number[] } {
  const first = signals.find((signal) => signal.kind === "callback");
  if (!first) return { at: null, turns: [] };
  const start = conversation.turns.indexOf(first.turn);
  const heard = (speaker: "bot" | "callee", from: number) => {
    const times: SpokenTime[] = [];
    const turns: number[] = [];
    for (const turn of conversation.turns.slice(Math.max(0, from))) {
      if (turn.speaker !== speaker) continue;
      const spoken = detectLanguage(turn.text, language);
      const named = sentencesOf(turn.text, spoken)
        .map((sentence) => spokenTime(sentence.text, spoken, now))
        .filter((time) => time !== null);
      if (named.length === 0) continue;
      times.push(...named);
      turns.push(turn.no);
    }
    return { spoken: mergeTimes(times), turns };
  };
  const callee = heard("callee", start);
  const found = callee.spoken ? callee : heard("bot", start - 1);
  return { at: found.spoken ? resolveTime(found.spoken, now) : null, turns: found.turns };
}

function sentimentOf(decision: Decision, signals: readonly Signal[]): Reading["sentiment"] {
  const isRude = signals.some((signal) => signal.kind === "rude");
  switch (decision.outcome) {
    case "interested":
      return "positive";
    case "do_not_call":
      return "negative";
    case "voicemail":
      return "neutral";
    default:
      return isRude ? "negative" : "neutral";
  }
}

/** Reads a call by rules: the same call always gives the same reading. */
export function readCall(conversation: Conversation): Reading {
  const spoken = conversation.turns.filter((turn) => turn.speaker === "callee");
  const said = spoken.map((turn) => turn.text).join("\n");
  const named = asLanguage(conversation.language);
  const everything = conversation.turns.map((turn) => turn.text).join("\n");
  const callLanguage = named ?? detectLanguage(everything, "ru");
  const language = detectLanguage(said, callLanguage);
  const now = startOf(conversation);
  const signals = listSignals(conversation, callLanguage, now);
  const decision = decide(signals);
  const time =
    decision.outcome === "callback"
      ? agreedTime(conversation, signals, callLanguage, now)
      : { at: null, turns: [] };
  const facts = { conversation, decision, language, callbackAt: time.at };
  const summary = composeSummary(facts);
  const customerInterest = composeInterest(facts);
  const name = spokenName(spoken);
  const proof = decision.deciding
    ? [decision.deciding.turn.no]
    : spoken.slice(-1).map((turn) => turn.no);
  const claims: Claim[] = [
    { field: "outcome", text: decision.outcome, turns: proof },
    { field: "summary", text: summary, turns: proof },
    { field: "customer_interest", text: customerInterest, turns: proof },
  ];
  if (name) claims.push({ field: "customer_name", text: name.name, turns: [name.turn] });
  if (time.at) claims.push({ field: "callback_at", text: time.at, turns: time.turns });
  if (decision.outcome === "do_not_call") {
    claims.push({ field: "do_not_call", text: "true", turns: proof });
  }
  return {
    outcome: decision.outcome,
    language,
    summary,
    customerInterest,
    interestLevel: interestLevel(decision.outcome),
    followUp: composeFollowUp(facts),
    sentiment: sentimentOf(decision, signals),
    topics: decision.outcome === "voicemail" ? [] : topicsOf(everything, language),
    actionItems: composeActions(facts),
    callbackAt: time.at,
    doNotCall: decision.outcome === "do_not_call",
    customerName: name?.name ?? null,
    claims: claims.filter((claim) => claim.turns.length > 0),
    confidence: decision.deciding ? 0.6 + decision.deciding.strength * 0.1 : 0.3,
  };
}
