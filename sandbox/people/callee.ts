/** ISO 639-1: what people of the sandbox speak. */
export type Language = "ru" | "uz" | "tg" | "en";

/** What a callee does next; `afterMs` counts from the end of the action before it. */
export type CalleeAction =
  | {
      type: "say";
      text: string;
      afterMs: number;
      /** Goes on although the bot began to speak. */
      insist?: boolean;
    }
  | { type: "beep"; afterMs: number }
  | { type: "hang_up"; afterMs: number };

/** What the carrier answers before or instead of a conversation. */
export type Pickup =
  | { kind: "failed"; code: number; reason: string; ringMs: number | null }
  | { kind: "answered"; ringMs: number; callee: Callee };

/** Somebody (or a machine) who picked up. Knows only what was said on the line. */
export type Callee = {
  language: Language;
  /** Characters a second. */
  pace: number;
  /** What answering machine detection makes of the voice, and how sure it is (0–100). */
  detection: { class: "HUMAN" | "VOICEMAIL" | "TIMEOUT"; confidence: number; afterMs: number };
  /** Right after picking up. */
  answers(): CalleeAction[];
  /** Before the answer to what was heard, milliseconds. */
  thinkingMs(): number;
  /** The bot begins its n-th stretch of speech (1, 2 …), with these words: does the callee cut in? */
  cutsIn(stretch: number, text: string): { afterMs: number; act(): CalleeAction[] } | null;
  /** @param text all the bot said since the callee's last words */
  hears(text: string): CalleeAction[];
  /** Nobody has spoken for `silenceMs`; the n-th time in a row. */
  waits(times: number): CalleeAction[];
  silenceMs: number;
};
