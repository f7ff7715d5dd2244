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
 * Cuts a text to what was heard of it: so many of its characters after the run-up. What follows has no say in it, so a
 * beginning of the text is cut to the same words, as long as it reaches so far.
 * @param text the text, or all of it that is known
 * @param playedMs how long it was played, milliseconds
 * @param wholeMs how long `text` takes, milliseconds
 * @returns whole words only; empty where not even the first was heard
 */
export function spokenPart(text: string, playedMs: number, wholeMs: number): string {
  if (playedMs >= wholeMs) {
    return text;
  }
  if (playedMs <= runUpMs) {
    return "";
  }
  const characters = (text.length * (playedMs - runUpMs)) / (wholeMs - runUpMs);
  const words = text.split(/\s+/).filter((word) => word !== "");
  let end = -1;
  let heard = 0;
  for (const word of words) {
    end += 1 + word.length;
    if (end > characters) {
      break;
    }
    heard += 1;
  }
  return words.slice(0, heard).join(" ");
}
