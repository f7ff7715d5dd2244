"use client";
import { Pause, Play } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Select } from "../../ui/controls";
import { clockLength } from "../time-text";
import { usePlayerKeys } from "./use-player-keys";
import { type Recording, SPEEDS } from "./use-recording";
import { useWaveform } from "./use-waveform";
import { WaveformView } from "./waveform-view";

/** Plays the recording through our own door: who spoke when, at what speed, by mouse or by keys. */
export function RecordingPlayer({
  callId,
  hasRecording,
  recording,
  lengthMs,
}: {
  callId: string;
  hasRecording: boolean;
  recording: Recording;
  /** What the call says of the length; the file's own counts once it is there. */
  lengthMs: number;
}) {
  const t = useTranslations("calls.result");
  const player = useTranslations("recording");
  const format = useFormatter();
  const waveform = useWaveform(callId, hasRecording);
  usePlayerKeys(recording, hasRecording && !recording.isBroken);
  if (!hasRecording) return <p className="text-muted">{t("recordingNone")}</p>;
  const { isPlaying, isBroken, heardMs, speed } = recording;
  const durationMs = recording.durationMs ?? lengthMs;
  const Icon = isPlaying ? Pause : Play;
  return (
    <section aria-label={t("recording")} className="flex flex-col gap-1" data-testid="player">
      <audio
        ref={recording.audio}
        preload="auto"
        data-testid="recording"
        src={`/api/v1/calls/${callId}/recording`}
      >
        <track kind="captions" src={`/api/v1/calls/${callId}/captions`} label={t("transcript")} />
      </audio>
      <div className="flex items-center gap-3" title={player("keys")}>
        <button
          type="button"
          aria-label={player(isPlaying ? "pause" : "play")}
          disabled={isBroken}
          onClick={recording.toggle}
          data-testid="play"
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-hover disabled:opacity-50"
        >
          <Icon aria-hidden className="size-5 fill-current" />
        </button>
        <WaveformView
          waveform={waveform}
          heardMs={heardMs}
          durationMs={durationMs}
          onSeek={recording.seek}
        />
      </div>
      <div className="flex items-center justify-between gap-3 pl-14 text-muted text-sm">
        <span className="tabular-nums">
          {clockLength(heardMs)} / {clockLength(durationMs)}
        </span>
        <span className="flex items-center gap-3 max-sm:hidden" aria-hidden>
          <Speaker name="bot" className="bg-neutral" />
          <Speaker name="callee" className="bg-accent" />
        </span>
        <Select
          aria-label={player("speed")}
          value={String(speed)}
          onChange={({ target }) => recording.setSpeed(Number(target.value))}
          className="w-24"
        >
          {SPEEDS.map((rate) => (
            <option key={rate} value={String(rate)}>
              {player("times", { rate: format.number(rate) })}
            </option>
          ))}
        </Select>
      </div>
      {isBroken && (
        <p role="status" className="text-attention text-sm">
          {t("recordingBroken")}
        </p>
      )}
    </section>
  );
}

function Speaker({ name, className }: { name: "bot" | "callee"; className: string }) {
  const t = useTranslations("calls.speaker");
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-2 rounded-full ${className}`} />
      {t(name)}
    </span>
  );
}
