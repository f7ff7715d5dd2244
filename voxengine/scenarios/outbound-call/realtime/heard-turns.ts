import type { TurnLedger } from "../talk/turn-ledger";

/** The connector reports the end of the bot's audio after this much silence (`WebSocketMediaEnded`). */
const reportedAfterMs = 1000;

/**
 * Puts the events of the connector into the ledger. Sound and text of one turn arrive apart and in either order; the
 * callee's text may come after the bot's reply to it.
 */
export type HeardTurns = {
  isBotSpeaking(): boolean;
  soundStarts(): void;
  /** Answers whether it was the bot's turn that ended, and not one already cut. */
  soundEnds(): boolean;
  botText(text: string): void;
  /** The next piece of a text that is not whole yet: all there will be of it if the line is cut now. */
  botTextGrows(piece: string): void;
  responseDone(): void;
  calleeStarts(itemId: string): void;
  isCalleeSpeaking(): boolean;
  calleeStops(itemId: string): void;
  calleeText(itemId: string, text: string): void;
  /** The callee speaks, or has spoken words whose text has not come. */
  awaitsCalleeText(): boolean;
  /** The bot's turn, if any, ends here with what was heard of it. */
  cutBot(): void;
};

export function createHeardTurns(ledger: TurnLedger, elapsedMs: () => number): HeardTurns {
  let speaking: { turn: number; hasText: boolean } | null = null;
  /** A text whose sound has not begun. */
  let textAhead: string | null = null;
  /** What is known of the text that is being made. */
  let growing = "";
  /** A turn that was cut before its text came. */
  let cutWithoutText: number | null = null;
  /** The callee's item that is being spoken. */
  let speakingItem: string | null = null;
  /** Items of the callee whose text has not come. */
  const withoutText = new Set<string>();

  function begin(text: string | null): void {
    speaking = {
      turn: ledger.botStarts(elapsedMs(), text === null ? {} : { text }),
      hasText: text !== null,
    };
    showGrowing();
  }

  function showGrowing(): void {
    if (speaking && !speaking.hasText && growing !== "") {
      ledger.botGrows(speaking.turn, growing);
    }
  }

  function cutBot(): void {
    textAhead = null;
    growing = "";
    if (!speaking) {
      return;
    }
    ledger.botIsCut(speaking.turn, elapsedMs());
    cutWithoutText = speaking.hasText ? null : speaking.turn;
    speaking = null;
  }

  function calleeTurn(itemId: string): number {
    const known = ledger.findCallee(itemId);
    if (known !== null) {
      return known;
    }
    withoutText.add(itemId);
    return ledger.calleeStarts(elapsedMs(), itemId);
  }

  return {
    isBotSpeaking: () => speaking !== null,
    soundStarts() {
      if (!speaking) {
        begin(textAhead);
        textAhead = null;
      }
    },
    soundEnds() {
      if (!speaking) {
        return false;
      }
      ledger.botEnds(speaking.turn, elapsedMs() - reportedAfterMs);
      speaking = null;
      return true;
    },
    botTextGrows(piece) {
      growing += piece;
      showGrowing();
    },
    botText(text) {
      growing = "";
      if (cutWithoutText !== null) {
        ledger.botSays(cutWithoutText, text);
        cutWithoutText = null;
      } else if (!speaking) {
        textAhead = text;
      } else if (speaking.hasText) {
        // Two replies without a second of silence between them are one stretch of sound.
        ledger.botEnds(speaking.turn, elapsedMs());
        begin(text);
      } else {
        ledger.botSays(speaking.turn, text);
        speaking.hasText = true;
      }
    },
    responseDone() {
      growing = "";
      cutWithoutText = null;
    },
    calleeStarts(itemId) {
      calleeTurn(itemId);
      speakingItem = itemId;
    },
    isCalleeSpeaking: () => speakingItem !== null,
    calleeStops(itemId) {
      ledger.calleeStops(calleeTurn(itemId), elapsedMs());
      speakingItem = null;
    },
    calleeText(itemId, text) {
      withoutText.delete(itemId);
      const known = ledger.findCallee(itemId);
      const turn = known ?? ledger.calleeStarts(elapsedMs(), itemId);
      ledger.calleeSays(turn, text);
      if (known === null) {
        ledger.calleeStops(turn, elapsedMs());
      }
    },
    awaitsCalleeText: () => withoutText.size > 0,
    cutBot,
  };
}
