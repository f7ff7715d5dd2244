"use client";
import { useQuery } from "@tanstack/react-query";
import type { Waveform } from "@/lib/calls/recording/get-waveform";
import { loudnessOf, WAVEFORM_PARTS } from "@/lib/calls/recording/loudness";

async function readWaveform(callId: string, signal: AbortSignal): Promise<Waveform> {
  const answer = await fetch(`/api/v1/calls/${callId}/waveform`, { signal });
  if (!answer.ok) throw new Error(`waveform: ${answer.status}`);
  const { waveform } = (await answer.json()) as { waveform: Waveform | null };
  return waveform ?? decodeHere(callId, signal);
}

/** A compressed recording: the server does not decode it, every browser does. */
async function decodeHere(callId: string, signal: AbortSignal): Promise<Waveform> {
  const answer = await fetch(`/api/v1/calls/${callId}/recording`, { signal });
  if (!answer.ok) throw new Error(`recording: ${answer.status}`);
  const context = new OfflineAudioContext(1, 1, 8000);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  const channels = Array.from({ length: Math.min(2, sound.numberOfChannels) }, (_, channel) =>
    sound.getChannelData(channel),
  );
  const [bot = [], callee = null] = loudnessOf(channels, WAVEFORM_PARTS);
  return { durationMs: sound.duration * 1000, bot, callee };
}

/** How loud both speakers are; undefined until it is known, and where it cannot be. */
export function useWaveform(callId: string, hasRecording: boolean): Waveform | undefined {
  const { data } = useQuery({
    queryKey: ["waveform", callId],
    queryFn: ({ signal }) => readWaveform(callId, signal),
    enabled: hasRecording,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return data;
}
