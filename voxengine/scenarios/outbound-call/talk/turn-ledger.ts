import type { Turn } from "../../../contract";
import { estimatedSpeechMs, spokenPart } from "./spoken-part";

/** One turn under way or done. Its place in the talk is fixed when the first sound is heard, not when its text comes. */
type Slot = {
  speaker: Turn["speaker"];
  /** The provider's id of the item; null until known. */
  key: string | null;
  text: string;
  /** Milliseconds since the answer. */
  startMs: number;
  endMs: number | null;
  /** How long the whole text takes to say, where the player told; milliseconds. */
  wholeMs: number | null;
  interrupted: boolean;
  /** The text is a beginning: the provider has not told all of it. */
  isGrowing: boolean;
  latencyMs: number | null;
};

/** Who says what and when; all times are milliseconds since the answer. */
export type TurnLedger = {
  /** The first sound of the bot; answers with the number by which the turn is known. */
  botStarts(atMs: number, turn?: { text?: string; wholeMs?: number }): number;
  /** Text of a bot turn that has begun; `wholeMs` is the length of all of it. */
  botSays(id: number, text: string, wholeMs?: number): void;
  /** As much of that text as is known, while more of it is being made. */
  botGrows(id: number, text: string): void;
  /** The next piece of a long turn begins; `aheadMs` is how long all the rest takes. */
  botContinues(id: number, atMs: number, aheadMs: number): void;
  botEnds(id: number, atMs: number): void;
  /** The callee spoke over the bot, or the line was cut: the text is cut to what was heard. */
  botIsCut(id: number, atMs: number): void;
  calleeStarts(atMs: number, key?: string): number;
  calleeStops(id: number, atMs: number): void;
  calleeSays(id: number, text: string): void;
  /** The callee's turn with the provider's id, if it was announced. */
  findCallee(key: string): number | null;
  /** The turns with text so far; the one being said is cut to what has been heard by `atMs`. */
  list(atMs: number): Turn[];
  /** Ends all that is still open: the call is over. */
  close(atMs: number): void;
};

export function createTurnLedger(): TurnLedger {
  const slots: Slot[] = [];
  /** End of the callee's last words, until the bot replies to them. */
  let awaitsReplySince: number | null = null;

  function open(speaker: Turn["speaker"], atMs: number, extra: Partial<Slot>): number {
    slots.push({
      speaker,
      key: null,
      text: "",
      startMs: Math.max(0, Math.round(atMs)),
      endMs: null,
      wholeMs: null,
      interrupted: false,
      isGrowing: false,
      latencyMs: null,
      ...extra,
    });
    return slots.length - 1;
  }

  function end(slot: Slot | undefined, atMs: number): void {
    if (slot && slot.endMs === null) {
      slot.endMs = Math.max(slot.startMs, Math.round(atMs));
    }
  }

  function heardBy(slot: Slot, atMs: number): string {
    return spokenPart(slot.text, atMs - slot.startMs, slot.wholeMs ?? estimatedSpeechMs(slot.text));
  }

  function cut(slot: Slot | undefined, atMs: number): void {
    if (!slot || slot.endMs !== null) {
      return;
    }
    const heard = heardBy(slot, atMs);
    slot.interrupted = slot.isGrowing || slot.text === "" || heard.length < slot.text.length;
    slot.text = heard;
    end(slot, atMs);
  }

  return {
    botStarts(atMs, turn = {}) {
      const latencyMs =
        awaitsReplySince === null ? null : Math.max(0, Math.round(atMs - awaitsReplySince));
      awaitsReplySince = null;
      return open("bot", atMs, { text: turn.text ?? "", wholeMs: turn.wholeMs ?? null, latencyMs });
    },
    botSays(id, text, wholeMs) {
      const slot = slots[id];
      if (!slot) {
        return;
      }
      slot.wholeMs = wholeMs ?? slot.wholeMs;
      slot.text = text;
      slot.isGrowing = false;
      // The text of a turn that was cut may come only afterwards.
      if (slot.interrupted && slot.endMs !== null) {
        slot.text = heardBy(slot, slot.endMs);
        slot.interrupted = slot.text.length < text.length;
      }
    },
    botGrows(id, text) {
      const slot = slots[id];
      if (slot && slot.endMs === null) {
        slot.text = text;
        slot.isGrowing = true;
      }
    },
    botContinues(id, atMs, aheadMs) {
      const slot = slots[id];
      if (slot) {
        slot.wholeMs = atMs - slot.startMs + aheadMs;
      }
    },
    botEnds(id, atMs) {
      end(slots[id], atMs);
    },
    botIsCut(id, atMs) {
      cut(slots[id], atMs);
    },
    calleeStarts(atMs, key) {
      return open("callee", atMs, { key: key ?? null });
    },
    calleeStops(id, atMs) {
      end(slots[id], atMs);
      awaitsReplySince = Math.round(atMs);
    },
    calleeSays(id, text) {
      const slot = slots[id];
      if (slot) {
        slot.text = text.trim();
      }
    },
    findCallee(key) {
      const found = slots.findIndex((slot) => slot.speaker === "callee" && slot.key === key);
      return found < 0 ? null : found;
    },
    list(atMs) {
      return slots
        .map((slot) => {
          const isBeingSaid = slot.speaker === "bot" && slot.endMs === null;
          return { ...slot, text: (isBeingSaid ? heardBy(slot, atMs) : slot.text).trim() };
        })
        .filter((slot) => slot.text !== "")
        .map((slot, index) => ({
          no: index + 1,
          speaker: slot.speaker,
          text: slot.text,
          start_ms: slot.startMs,
          end_ms: slot.endMs ?? Math.max(slot.startMs, Math.round(atMs)),
          interrupted: slot.interrupted,
          latency_ms: slot.latencyMs,
        }));
    },
    close(atMs) {
      for (const slot of slots) {
        if (slot.speaker === "bot") {
          cut(slot, atMs);
        } else if (slot.endMs === null) {
          slot.interrupted = true;
          end(slot, atMs);
        }
      }
    },
  };
}
