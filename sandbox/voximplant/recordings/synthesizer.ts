import { spawn } from "node:child_process";
import { type Language, languageOf } from "../../people/language";
import type { Speaker } from "../telephony/line";

/** Voices of espeak-ng; it has none for Tajik. */
const VOICES: Record<Language, string | null> = { ru: "ru", uz: "uz", tg: null, en: "en-us" };
const VARIANTS: Record<Speaker, string> = { bot: "f2", callee: "m3" };
const PATIENCE_MS = 10_000;

export type Samples = { rate: number; values: Float32Array };

/**
 * Speaks a sentence with the machine's own synthesizer.
 * @param seconds how long the sentence is to take, about
 * @returns null where there is no espeak-ng or no voice for the language
 */
export async function synthesize(
  text: string,
  speaker: Speaker,
  seconds: number,
): Promise<Samples | null> {
  const voice = VOICES[languageOf(text, "ru")];
  if (voice === null || seconds <= 0) return null;
  // A word counts as five letters and a space.
  const wordsPerMinute = Math.round(Math.min(380, Math.max(90, (text.length / 6 / seconds) * 60)));
  const wave = await run(
    ["-v", `${voice}+${VARIANTS[speaker]}`, "-s", String(wordsPerMinute)],
    text,
  );
  return wave ? readWave(wave) : null;
}

function run(settings: string[], text: string): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn("espeak-ng", [...settings, "--stdin", "--stdout"], {
      stdio: ["pipe", "pipe", "ignore"],
      timeout: PATIENCE_MS,
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code === 0 ? Buffer.concat(parts) : null));
    child.stdin.on("error", () => resolve(null));
    child.stdin.end(text);
  });
}

/** Reads 16-bit mono PCM; written to a pipe, the lengths in its header are not to be trusted. */
function readWave(wave: Buffer): Samples | null {
  const data = wave.indexOf("data", 12, "ascii");
  if (data < 0 || wave.length < data + 10) return null;
  const count = Math.floor((wave.length - data - 8) / 2);
  const values = new Float32Array(count);
  for (let at = 0; at < count; at += 1) values[at] = wave.readInt16LE(data + 8 + at * 2) / 32_768;
  return { rate: wave.readUInt32LE(24), values };
}
