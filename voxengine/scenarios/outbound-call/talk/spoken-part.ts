/** Ordinary telephone speech, where nothing better is known: a run-up, then so many milliseconds a character. */
const runUpMs = 250;
const msPerCharacter = 64.5;

/**
 * Tells how long a text takes to say.
 * @returns milliseconds, an estimate
 */
export function estimatedSpeechMs(text: string): number {
  return runUpMs + text.length * msPerCharacter;
}

/**
 * Reads the `duration` of PlaybackStarted, whose unit the platform does not document: of seconds and milliseconds the
 * one nearer to the estimate is taken.
 * @returns milliseconds
 */
export function playbackMs(duration: number | undefined, text: string): number {
  const estimate = estimatedSpeechMs(text);
  if (duration === undefined || !Number.isFinite(duration) || duration <= 0) {
    return estimate;
  }
  const distance = (ms: number) => Math.abs(Math.log(ms / estimate));
  return distance(duration * 1000) < distance(duration) ? duration * 1000 : duration;
}

/**
 * Cuts a text to what was heard of it.
 * @param text the whole text
 * @param playedMs how long it was played, milliseconds
 * @param wholeMs how long the whole takes, milliseconds
 * @returns whole words only; empty where not even the first was heard
 */
export function spokenPart(text: string, playedMs: number, wholeMs: number): string {
  if (playedMs >= wholeMs) {
    return text;
  }
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, Math.floor((words.length * Math.max(playedMs, 0)) / wholeMs)).join(" ");
}
