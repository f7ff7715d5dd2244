import type { CallRecord } from "../surface/recording";
import { type Samples, synthesize } from "./synthesizer";

const RATE = 8_000;
const HEADER_BYTES = 44;
/** Roughly one syllable every three letters. */
const LETTERS_PER_SYLLABLE = 3;
const PITCH = { bot: 205, callee: 138 };

/**
 * The sound of a record: 16-bit PCM, 8 kHz, as long as the record. Left is what the platform says, right the callee;
 * without stereo both are mixed into both. Where the machine has a synthesizer the voices speak; otherwise each is a
 * tone that swells with every syllable and falls with the sentence, so that a waveform shows who spoke when.
 */
export async function makeWave(record: CallRecord): Promise<Buffer> {
  const frames = Math.max(1, Math.round((record.durationMs / 1_000) * RATE));
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (const turn of record.turns) {
    const target = turn.speaker === "bot" ? left : right;
    const from = Math.min(frames, Math.round((turn.startMs / 1_000) * RATE));
    const to = Math.min(frames, Math.round((turn.endMs / 1_000) * RATE));
    const voice = await synthesize(turn.text, turn.speaker, (to - from) / RATE);
    if (voice) stretch(voice, target, from, to);
    else hum(target, from, to, syllablesOf(turn.text), PITCH[turn.speaker]);
  }
  const wave = Buffer.alloc(HEADER_BYTES + frames * 4);
  writeHeader(wave, frames);
  for (let frame = 0; frame < frames; frame += 1) {
    const [one, other] = [left[frame] ?? 0, right[frame] ?? 0];
    const mixed = (one + other) / 2;
    const at = HEADER_BYTES + frame * 4;
    wave.writeInt16LE(Math.round((record.isStereo ? one : mixed) * 32_000), at);
    wave.writeInt16LE(Math.round((record.isStereo ? other : mixed) * 32_000), at + 2);
  }
  return wave;
}

function syllablesOf(text: string): number {
  return Math.max(1, Math.round(text.length / LETTERS_PER_SYLLABLE));
}

/** Fits a voice into the time its sentence took. */
function stretch(voice: Samples, target: Float32Array, from: number, to: number): void {
  const step = voice.values.length / (to - from);
  for (let at = from; at < to; at += 1) {
    const place = (at - from) * step;
    const before = voice.values[Math.floor(place)] ?? 0;
    const after = voice.values[Math.ceil(place)] ?? 0;
    target[at] = before + (after - before) * (place % 1);
  }
}

function hum(
  target: Float32Array,
  from: number,
  to: number,
  syllables: number,
  pitch: number,
): void {
  const length = to - from;
  let phase = 0;
  for (let step = 0; step < length; step += 1) {
    const part = step / length;
    const inSyllable = (part * syllables) % 1;
    const swell = Math.sin(Math.PI * inSyllable) ** 1.4;
    const syllable = Math.floor(part * syllables);
    // A sentence falls towards its end; stressed syllables are louder and higher.
    const stress = 0.55 + 0.45 * Math.abs(Math.sin(syllable * 1.7));
    const tone = pitch * (1.12 - 0.2 * part) * (0.96 + 0.08 * stress);
    phase += (2 * Math.PI * tone) / RATE;
    const timbre =
      Math.sin(phase) + 0.45 * Math.sin(2 * phase) + 0.22 * Math.sin(3 * phase + syllable);
    target[from + step] = 0.36 * swell * stress * timbre;
  }
}

function writeHeader(wave: Buffer, frames: number): void {
  const dataBytes = frames * 4;
  wave.write("RIFF", 0, "ascii");
  wave.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  wave.write("WAVEfmt ", 8, "ascii");
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(2, 22);
  wave.writeUInt32LE(RATE, 24);
  wave.writeUInt32LE(RATE * 4, 28);
  wave.writeUInt16LE(4, 32);
  wave.writeUInt16LE(16, 34);
  wave.write("data", 36, "ascii");
  wave.writeUInt32LE(dataBytes, 40);
}
