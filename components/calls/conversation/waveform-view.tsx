"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Waveform } from "@/lib/calls/recording/get-waveform";
import { clockLength } from "../time-text";

const STEP_SECONDS = 1;
const HEIGHT = 64;

/** Both speakers over time, the bot above and the customer below; pressed or moved with the arrow keys, it goes there. */
export function WaveformView({
  waveform,
  heardMs,
  durationMs,
  onSeek,
}: {
  /** Undefined: not known (yet); the line can be used all the same. */
  waveform: Waveform | undefined;
  heardMs: number;
  durationMs: number;
  onSeek: (ms: number) => void;
}) {
  const t = useTranslations("recording");
  const id = useId();
  const part = durationMs > 0 ? Math.min(1, heardMs / durationMs) : 0;
  return (
    <div
      className="relative h-16 w-full min-w-0"
      data-testid="waveform"
      data-is-known={Boolean(waveform)}
    >
      <input
        type="range"
        aria-label={t("place")}
        aria-valuetext={t("placeOf", { at: clockLength(heardMs), length: clockLength(durationMs) })}
        min={0}
        max={durationMs / 1000}
        step={STEP_SECONDS / 10}
        value={heardMs / 1000}
        onChange={({ target }) => onSeek(target.valueAsNumber * 1000)}
        className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0"
      />
      <svg
        aria-hidden
        viewBox={`0 0 ${waveform?.bot.length ?? 1} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="size-full rounded-md bg-sunken peer-focus-visible:outline-2 peer-focus-visible:outline-focus"
      >
        <clipPath id={id} clipPathUnits="objectBoundingBox">
          <rect x="0" y="0" width={part} height="1" />
        </clipPath>
        <line
          x1="0"
          x2="100%"
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {waveform && (
          <>
            <Speakers waveform={waveform} botClass="fill-faint/45" calleeClass="fill-faint/45" />
            <g style={{ clipPath: `inset(0 ${(1 - part) * 100}% 0 0)` }}>
              <Speakers waveform={waveform} botClass="fill-neutral" calleeClass="fill-accent" />
            </g>
          </>
        )}
      </svg>
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 w-0.5 rounded bg-accent"
        style={{ left: `calc(${part * 100}% - 1px)` }}
      />
    </div>
  );
}

function Speakers({
  waveform: { bot, callee },
  botClass,
  calleeClass,
}: {
  waveform: Waveform;
  botClass: string;
  calleeClass: string;
}) {
  return (
    <>
      <path d={bars(bot, -1)} className={botClass} />
      <path d={bars(callee ?? bot, 1)} className={callee ? calleeClass : botClass} />
    </>
  );
}

/** One bar a part, from the middle up (-1) or down (1). */
function bars(parts: readonly number[], direction: -1 | 1): string {
  const room = HEIGHT / 2 - 2;
  return parts
    .map((loudness, at) =>
      loudness > 0
        ? `M${at + 0.15} ${HEIGHT / 2}h0.7v${(direction * Math.max(1, (loudness / 100) * room)).toFixed(1)}h-0.7z`
        : "",
    )
    .join("");
}
