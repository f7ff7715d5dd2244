"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";

/** Plays the recording through our own door; `onHear` gets the place in milliseconds, null when it rests. */
export function RecordingPlayer({
  callId,
  hasRecording,
  player,
  onHear,
}: {
  callId: string;
  hasRecording: boolean;
  player: RefObject<HTMLAudioElement | null>;
  onHear: (heardMs: number | null) => void;
}) {
  const t = useTranslations("calls.result");
  const [isBroken, setIsBroken] = useState(false);
  if (!hasRecording) return <p className="text-muted">{t("recordingNone")}</p>;
  return (
    <div className="flex flex-col gap-1">
      <audio
        ref={player}
        controls
        preload="metadata"
        aria-label={t("recording")}
        data-testid="recording"
        src={`/api/v1/calls/${callId}/recording`}
        onTimeUpdate={({ currentTarget: at }) => onHear(at.paused ? null : at.currentTime * 1000)}
        onPause={() => onHear(null)}
        onError={() => setIsBroken(true)}
        onLoadedMetadata={() => setIsBroken(false)}
        className="w-full"
      >
        <track kind="captions" src={`/api/v1/calls/${callId}/captions`} label={t("transcript")} />
      </audio>
      {isBroken && <p className="text-attention text-sm">{t("recordingBroken")}</p>}
    </div>
  );
}
