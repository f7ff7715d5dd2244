import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { callWaveforms } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { telephonyRoad } from "@/lib/telephony/registry";
import { findRecordingUrl } from "../queries/recording-url";
import { loudnessOf, WAVEFORM_PARTS } from "./loudness";
import { readWave } from "./read-wave";

/** Loudness 0 to 100 in equal parts of the recording; `callee` null: both speakers are in one line. */
export type Waveform = { durationMs: number; bot: number[]; callee: number[] | null };

/** Twenty minutes of two voices, uncompressed. */
const MAX_BYTES = 40 * 1024 * 1024;

/**
 * The waveform of a recording, read off the provider's file the first time and kept.
 * @returns null where the file is compressed: the browser, which can decode it, then draws it by itself
 * @throws AppError not_found for a missing or foreign call or a missing recording; unavailable; forbidden
 */
export async function getWaveform(actor: Actor, callId: string): Promise<Waveform | null> {
  const url = await findRecordingUrl(actor, callId);
  if (!url) throw new AppError("not_found");
  const [kept] = await database()
    .select()
    .from(callWaveforms)
    .where(eq(callWaveforms.callId, callId));
  if (kept) return { durationMs: kept.durationMs, bot: kept.bot, callee: kept.callee };
  const wave = readWave(await readFile(url));
  if (!wave) return null;
  // Left is what the platform says, right the callee (Voximplant, Call.record, `stereo`).
  const [bot = [], callee = null] = loudnessOf(wave.channels, WAVEFORM_PARTS);
  const waveform = { durationMs: wave.durationMs, bot, callee };
  await database()
    .insert(callWaveforms)
    .values({ callId, ...waveform })
    .onConflictDoNothing();
  return waveform;
}

/** As much of the file as is worth looking at: a compressed one is recognized by its first bytes. */
async function readFile(url: string): Promise<Uint8Array> {
  const response = await telephonyRoad().fetchFile(url, null);
  if (!response.ok) {
    await response.body?.cancel();
    throw new AppError(response.status === 404 ? "not_found" : "unavailable");
  }
  const length = Number(response.headers.get("content-length") ?? 0);
  const type = response.headers.get("content-type") ?? "";
  if (length > MAX_BYTES || type.includes("mpeg")) {
    await response.body?.cancel();
    return new Uint8Array();
  }
  return new Uint8Array(await response.arrayBuffer());
}
