import type { CallRecord } from "../surface/recording";

/** Lines such as `Left 00:00:03 - 00:00:05 : text` (blog article "Speech to text transcription"). */
export function makeTranscript(record: CallRecord): string {
  const [left = "Left", right = "Right"] = record.transcribe?.labels ?? [];
  const turns = [...record.turns].sort((a, b) => a.startMs - b.startMs);
  const lines = turns.map((turn) => {
    const side = turn.speaker === "bot" ? left : right;
    return `${side} ${clockTime(turn.startMs)} - ${clockTime(turn.endMs)} : ${turn.text}`;
  });
  return lines.map((line) => `${line}\n`).join("");
}

function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
