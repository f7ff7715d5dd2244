import type { CallEnd } from "../../../contract";

/** What speaks and listens in a call. None of its methods throws or rejects. */
export type VoiceEngine = {
  /** The call was answered. */
  start(): void;
  /** Says one last sentence, undisturbed; resolves when it was said or could not be. */
  sayGoodbye(text: string): Promise<void>;
  /**
   * Silent at once and for good: the call is over or no person is on the line. Resolves when the callee's last words
   * are written down or no longer to be expected; may be called again.
   * @param isLineOpen false once the call is over: then nothing may be asked of it
   */
  stop(isLineOpen: boolean): Promise<void>;
};

/** What an engine may ask of the call it speaks in. */
export type TalkHost = {
  /** Milliseconds since the answer. */
  elapsedMs(): number;
  /** The talk has come to its end: the engine has said all it wanted to. */
  hangUp(by: CallEnd["by"]): void;
  /** The voice side failed; the first failure is kept. */
  fail(source: string, code: string, message: string): void;
  /** The turns have changed. */
  changed(): void;
  log(code: string): void;
};
