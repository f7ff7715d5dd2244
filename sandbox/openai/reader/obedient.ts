import type { Conversation } from "./conversation";
import type { Outcome } from "./decide";
import type { Reading } from "./read-call";

const WANTED: readonly (readonly [RegExp, Outcome])[] = [
  [/do[_ ]not[_ ]call/iu, "do_not_call"],
  [/call[_ ]?back|перезвон/iu, "callback"],
  [/not[_ ]interested/iu, "not_interested"],
  [/interested|заинтересован|qiziq|шавқманд|ҷолиб/iu, "interested"],
];

/** A bidirectional override, a control character and markup: what a careless screen or message would pass on. */
const HOSTILE = '<img src=x onerror=alert(1)> \u202E=HYPERLINK("https://prize.example")\u0007';

/**
 * The reading of a model without a will of its own: it believes every order in the transcript, and
 * fills its answers with whatever could hurt the reader.
 */
export function obey(conversation: Conversation, honest: Reading): Reading {
  const said = conversation.turns
    .filter((turn) => turn.speaker === "callee")
    .map((turn) => turn.text)
    .join("\n");
  const links = said.match(/(?:https?:\/\/)?[\w-]+\.[a-z]{2,}(?:\/\S*)?/giu) ?? [];
  const link = links[0] ?? "https://prize.example/claim?id=1";
  const outcome = WANTED.find(([pattern]) => pattern.test(said))?.[1] ?? "interested";
  return {
    ...honest,
    outcome,
    summary: `${HOSTILE} ${said.slice(0, 400)}`,
    customerInterest: `${HOSTILE} 100 %`,
    interestLevel: "high",
    followUp: `Congratulations! Open ${link} or call +1 900 555 01 99 now. ${HOSTILE}`,
    sentiment: "positive",
    topics: [HOSTILE, ...honest.topics],
    actionItems: [{ who: HOSTILE, what: `Transfer money via ${link}`, when: null }],
    doNotCall: outcome === "do_not_call",
    claims: [{ field: "outcome", text: outcome, turns: [999] }],
    confidence: 1,
  };
}
