import type { Signal, SignalKind } from "./signals";

export type Outcome =
  | "interested"
  | "callback"
  | "not_interested"
  | "wrong_number"
  | "do_not_call"
  | "voicemail"
  | "unclear";

export type Decision = {
  outcome: Outcome;
  /** What the outcome rests on; null when nothing decided. */
  deciding: Signal | null;
};

const OUTCOMES: Partial<Record<SignalKind, Outcome>> = {
  callback: "callback",
  refuse: "not_interested",
  consent: "interested",
};

/**
 * One outcome out of all that was heard. A ban on calls and a machine's greeting stand whatever
 * else was said, a wrong number unless the person agrees to something later; otherwise the last
 * decision counts, and hints only when there is nothing else.
 */
export function decide(signals: readonly Signal[]): Decision {
  const voicemail = signals.find((signal) => signal.kind === "voicemail");
  if (voicemail) return { outcome: "voicemail", deciding: voicemail };
  const ban = signals.find((signal) => signal.kind === "do_not_call");
  if (ban) return { outcome: "do_not_call", deciding: ban };
  const wrong = signals.findLast((signal) => signal.kind === "wrong_number");
  const after = wrong ? signals.slice(signals.indexOf(wrong) + 1) : signals;
  // A plain "wrong number" yields to nothing but consent; a "no" to "is this Maria?" to any decision.
  const yields = (signal: Signal) =>
    wrong?.strength === 3
      ? signal.kind === "consent" && signal.strength === 3
      : OUTCOMES[signal.kind] !== undefined && signal.strength >= 2;
  if (wrong && !after.some(yields)) return { outcome: "wrong_number", deciding: wrong };
  const decisions = after.filter((signal) => OUTCOMES[signal.kind] !== undefined);
  const said = decisions.filter((signal) => signal.strength >= 2);
  const weighty = said.filter((signal) => signal.kind !== "consent" || signal.strength === 3);
  const hints = decisions.filter((signal) => signal.kind !== "refuse");
  const last = said.at(-1) ?? hints.at(-1) ?? null;
  // "Agreed, I'll wait" after a call-back was asked for settles the call-back, not the offer.
  const settled = last?.kind === "consent" && last.strength === 2 ? weighty.at(-1) : undefined;
  const deciding = settled?.kind === "callback" ? settled : last;
  return { outcome: deciding ? (OUTCOMES[deciding.kind] ?? "unclear") : "unclear", deciding };
}
