import type { HeardTurns } from "./heard-turns";
import type { Moment } from "./moment";

/** The callee's last words are waited for this long after the end of the call. */
const lateTextMs = 2000;

/** What the callee was saying, or had just said, when the call ended. */
export type LastWords = {
  /**
   * Silences the bot, and asks for the text of a sentence that the end of the call has cut.
   * @param isLineOpen false once the call is over
   */
  take(client: RealtimeClient | null, isLineOpen: boolean): void;
  /** Resolves when the callee's last words are written down or no longer to be expected. */
  written(): Promise<void>;
};

/** @param calleeText happens when no text of the callee is awaited any more */
export function createLastWords(turns: HeardTurns, calleeText: Moment): LastWords {
  let isCommitted = false;

  /**
   * A line that is cut leaves no silence behind, so the model would wait for the end of the sentence: what it has is
   * to be written down (OpenAI, Realtime API, client event "input_audio_buffer.commit").
   */
  function commit(client: RealtimeClient): void {
    if (!turns.isCalleeSpeaking() || isCommitted) {
      return;
    }
    isCommitted = true;
    client.inputAudioBufferCommit({});
  }

  return {
    take(client, isLineOpen) {
      try {
        client?.clearMediaBuffer();
        if (client && !isLineOpen) {
          commit(client);
        }
      } catch {
        // A closed connection plays nothing and writes nothing down.
      }
    },
    written: () => (turns.awaitsCalleeText() ? calleeText.within(lateTextMs) : Promise.resolve()),
  };
}
