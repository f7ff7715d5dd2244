import type { ReportedTurn } from "../../ports";

/** voximplant.com/blog/speech-to-text-transcription: `Left 00:00:03 - 00:00:05 : text`, a line an utterance. */
const LINE =
  /^\s*(Left|Right)\s+(\d{1,2}):(\d{2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2}):(\d{2})\s*:\s*(.+)$/i;
const MAX_TURNS = 400;

/**
 * Reads the transcript of a stereo recording: the platform's own side is on the left, the callee on the right.
 * @param text as the platform gives it; lines of another shape are passed over
 * @returns turns by the recording's clock, which starts with the answer; empty where nobody was heard
 */
export function parseTranscript(text: string): ReportedTurn[] {
  const turns: Omit<ReportedTurn, "no">[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, side, h1, m1, s1, h2, m2, s2, words] = LINE.exec(line) ?? [];
    if (!side || !words?.trim()) continue;
    turns.push({
      speaker: side.toLowerCase() === "left" ? "bot" : "callee",
      text: words.trim().slice(0, 4000),
      startMs: milliseconds(h1, m1, s1),
      endMs: milliseconds(h2, m2, s2),
      interrupted: false,
      latencyMs: null,
    });
  }
  return turns
    .sort((a, b) => a.startMs - b.startMs)
    .slice(0, MAX_TURNS)
    .map((turn, index) => ({ no: index + 1, ...turn }));
}

function milliseconds(hours = "0", minutes = "0", seconds = "0"): number {
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}
