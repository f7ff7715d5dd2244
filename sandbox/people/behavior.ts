/** How a conversation with a person goes; each has its script in `scripts.ts`. */
export type Manner =
  | "interested"
  | "asks_first"
  | "objects_first"
  | "call_back_at"
  | "busy_now"
  | "refuses"
  | "never_again"
  | "polite_never"
  | "wrong_number"
  | "relative"
  | "hangs_up"
  | "other_language"
  | "injects"
  | "silent"
  | "vague"
  | "changes_mind"
  | "asks_if_robot";

export type BehaviorKind =
  | { kind: "talks"; manner: Manner }
  | { kind: "machine"; isDetected: boolean }
  /** `ringSeconds` null: refused before it rang. */
  | { kind: "fails"; code: number; reason: string; ringSeconds: number | null };

type Words = { en: string; ru: string };

export type Behavior = {
  /** The last two digits of the number. */
  ending: string;
  /** Short, as a heading. */
  name: Words;
  what: Words;
  /** What the call should come to (names of the product's outcomes). */
  outcome: string;
  does: BehaviorKind;
};

/** A behavior of somebody who picks up and talks. */
export function talks(
  ending: string,
  manner: Manner,
  outcome: string,
  name: Words,
  what: Words,
): Behavior {
  return { ending, name, what, outcome, does: { kind: "talks", manner } };
}

/** A behavior where nobody picks up. */
export function fails(
  ending: string,
  failure: { code: number; reason: string; ringSeconds: number | null },
  outcome: string,
  name: Words,
  what: Words,
): Behavior {
  return { ending, name, what, outcome, does: { kind: "fails", ...failure } };
}
