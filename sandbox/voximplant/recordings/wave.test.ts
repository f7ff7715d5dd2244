import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CallRecord } from "../surface/recording";
import { makeWave } from "./wave";

const machinePath = process.env.PATH;
let programs: string;

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), "halo-programs-"));
  process.env.PATH = programs;
});
afterEach(() => {
  process.env.PATH = machinePath;
  rmSync(programs, { recursive: true, force: true });
});

/**
 * Installs a program that answers as espeak-ng does: one voice it does not have, otherwise a second of sound at a level
 * of its own, with the lengths that a wave gets when it is written to a pipe.
 */
function installSynthesizer(): void {
  const program = `#!${process.execPath}
    const voice = process.argv[process.argv.indexOf("-v") + 1];
    if (voice.startsWith("en")) process.exit(1);
    const sound = Buffer.alloc(44 + 22050 * 2, 0);
    sound.write("RIFF", 0, "ascii");
    sound.writeUInt32LE(0x7ffff024, 4);
    sound.write("WAVEfmt ", 8, "ascii");
    sound.writeUInt32LE(22050, 24);
    sound.write("data", 36, "ascii");
    sound.writeUInt32LE(0x7ffff000, 40);
    for (let at = 44; at < sound.length; at += 2) sound.writeInt16LE(8192, at);
    process.stdin.resume().on("end", () => process.stdout.write(sound));
  `;
  writeFileSync(join(programs, "espeak-ng"), program, { mode: 0o755 });
}

const turn = (speaker: "bot" | "callee", text: string, startMs: number, endMs: number) => ({
  no: 1,
  speaker,
  text,
  startMs,
  endMs,
  interrupted: false,
});

const record: CallRecord = {
  recordId: 1,
  callId: "1-1",
  sessionId: 1,
  startedAt: 0,
  durationMs: 8_000,
  costUsd: 0,
  isStereo: true,
  transcribe: null,
  turns: [
    turn("bot", "Здравствуйте! Вам удобно говорить?", 500, 2_500),
    turn("callee", "Да, слушаю вас.", 3_000, 4_000),
    turn("bot", "Бале, ман шуморо мешунавам.", 4_500, 5_500),
    turn("callee", "Yes, please, I would like that.", 6_000, 7_000),
  ],
};

/** Samples of one channel in the middle of a sentence. */
function samples(wave: Buffer, channel: "left" | "right", atMs: number): number[] {
  const from = 44 + Math.round(atMs * 8) * 4 + (channel === "left" ? 0 : 2);
  return Array.from({ length: 400 }, (_, frame) => wave.readInt16LE(from + frame * 4));
}

const isSpeech = (values: number[]) => values.every((value) => value === 8_000);
const isTone = (values: number[]) => new Set(values).size > 100;

it("speaks where the machine has a synthesizer, each voice on its side and as long as it spoke", async () => {
  installSynthesizer();
  const wave = await makeWave(record);
  expect(wave.length).toBe(44 + 8_000 * 8 * 4);
  expect(isSpeech(samples(wave, "left", 600))).toBe(true);
  expect(isSpeech(samples(wave, "left", 2_400))).toBe(true);
  expect(isSpeech(samples(wave, "right", 3_500))).toBe(true);
  for (const [channel, atMs] of [
    ["right", 1_000],
    ["left", 3_500],
    ["left", 2_700],
  ] as const) {
    expect(new Set(samples(wave, channel, atMs))).toEqual(new Set([0]));
  }
});

it("hums where the synthesizer has no such voice", async () => {
  installSynthesizer();
  const wave = await makeWave(record);
  expect(isTone(samples(wave, "left", 5_000))).toBe(true);
  expect(isTone(samples(wave, "right", 6_500))).toBe(true);
});

it("hums where there is no synthesizer", async () => {
  const wave = await makeWave(record);
  expect(wave.length).toBe(44 + 8_000 * 8 * 4);
  expect(isTone(samples(wave, "left", 1_000))).toBe(true);
  expect(isTone(samples(wave, "right", 3_500))).toBe(true);
});
