type Spoken = { speaker: "bot" | "callee"; text: string; startMs: number; endMs: number };

/** "00:01:02.345", as WebVTT wants its times. */
function vttTime(ms: number): string {
  return new Date(Math.max(0, ms)).toISOString().slice(11, 23);
}

/** Turns as a WebVTT file; times are milliseconds since the answer, where the recording begins. */
export function captionsOf(turns: readonly Spoken[]): string {
  const cues = turns.map(({ speaker, text, startMs, endMs }) => {
    // "<", "&" and "-->" mean something in WebVTT; a line break would end the cue's line.
    const words = text
      .replace(/\s+/g, " ")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");
    return `${vttTime(startMs)} --> ${vttTime(Math.max(endMs, startMs + 1))}\n<v ${speaker}>${words}`;
  });
  return ["WEBVTT", ...cues].join("\n\n").concat("\n");
}
