import { sentencesOf } from "../clauses";
import type { Conversation } from "../conversation";
import type { Decision, Outcome } from "../decide";
import type { Language } from "../fold";
import { LEXICONS } from "../language";
import { occurs } from "../pattern";
import { PHRASES } from "./phrases";
import { spokenMoment } from "./spoken-moment";

export type InterestLevel = "high" | "medium" | "low" | "none";
export type ActionItem = { who: string; what: string; when: string | null };

type Facts = {
  conversation: Conversation;
  decision: Decision;
  language: Language;
  /** ISO 8601 with offset. */
  callbackAt: string | null;
};

const LEVELS: Record<Outcome, InterestLevel> = {
  interested: "high",
  callback: "medium",
  not_interested: "low",
  do_not_call: "low",
  wrong_number: "none",
  voicemail: "none",
  unclear: "none",
};

function shortened(text: string, most: number): string {
  const plain = text.replace(/\s+/gu, " ").trim();
  if (plain.length <= most) return plain;
  return `${plain.slice(0, most).replace(/\s\S*$/u, "")}…`;
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The bot's sentence that says what the call is about, in its own words. */
function offerOf({ conversation, language }: Facts): string {
  const sentences = conversation.turns
    .filter((turn) => turn.speaker === "bot")
    .flatMap((turn) => sentencesOf(turn.text, language));
  const { botOffers, botAsksMoment } = LEXICONS[language];
  const telling = sentences.filter((one) => !occurs(one.words, botAsksMoment));
  const offer =
    telling.find((one) => occurs(one.words, botOffers)) ??
    telling.toSorted((one, other) => other.words.length - one.words.length)[0] ??
    sentences[0];
  return shortened((offer?.text ?? "").replace(/[«»“”"]/gu, ""), 140);
}

/** Whether the callee asked for something to be sent. */
function asksToSend(words: string): boolean {
  return /присыл|пришли|скинь|скидыва|отправ|вышли|сбрось|кида[йю]|yubor|tashla|jo['ʻ’]nat|фирист|равон кун|send|text (?:it|me)|e-?mail/iu.test(
    words,
  );
}

export function interestLevel(outcome: Outcome): InterestLevel {
  return LEVELS[outcome];
}

/** What the call was about, what the callee said, and how it ended, in the callee's language. */
export function composeSummary(facts: Facts): string {
  const { decision, language, callbackAt } = facts;
  const phrases = PHRASES[language];
  const parts: string[] = [];
  const topic = offerOf(facts);
  if (topic) {
    const line = fill(phrases.topic, { topic: topic.replace(/[.…]+$/u, "") });
    parts.push(line.endsWith(".") ? line : `${line}.`);
  }
  const words = decision.deciding?.sentence;
  if (words && decision.outcome !== "voicemail") {
    parts.push(fill(phrases.said, { words: shortened(words, 160).replace(/[.,;]+$/u, "") }));
  }
  parts.push(
    decision.outcome === "callback" && callbackAt
      ? fill(phrases.outcome.callbackAt, { time: spokenMoment(callbackAt, language) })
      : phrases.outcome[decision.outcome],
  );
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" ");
}

export function composeInterest({ decision, language }: Facts): string {
  const level = interestLevel(decision.outcome);
  return fill(PHRASES[language].interest[level], {
    words: shortened(decision.deciding?.sentence ?? "", 120).replace(/[.,;]+$/u, ""),
  });
}

/** The message about what was agreed; null where nothing was. Holds nothing the callee said. */
export function composeFollowUp({ decision, language, callbackAt }: Facts): string | null {
  const { outcome } = decision;
  if (outcome !== "interested" && outcome !== "callback") return null;
  const phrases = PHRASES[language].followUp;
  if (outcome === "callback" && callbackAt) {
    return fill(phrases.callbackAt, { time: spokenMoment(callbackAt, language) });
  }
  return phrases[outcome];
}

export function composeActions({
  conversation,
  decision,
  language,
  callbackAt,
}: Facts): ActionItem[] {
  const { manager, task } = PHRASES[language];
  const item = (what: string, when: string | null = null): ActionItem[] => [
    { who: manager, what, when },
  ];
  switch (decision.outcome) {
    case "interested": {
      const words = conversation.turns.filter((turn) => turn.speaker === "callee");
      return item(words.some((turn) => asksToSend(turn.text)) ? task.send : task.contact);
    }
    case "callback":
      return item(task.call, callbackAt);
    case "do_not_call":
      return item(task.ban);
    case "wrong_number":
      return item(task.check);
    case "not_interested":
    case "voicemail":
    case "unclear":
      return [];
  }
}
