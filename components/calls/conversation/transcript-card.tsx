"use client";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import { Card } from "../../ui/card";
import { Input } from "../../ui/controls";
import { RecordingPlayer } from "./recording-player";
import { TurnList } from "./turn-list";

/** The recording and the words, side by side in time: the words follow the sound, a press on a time goes there. */
export function TranscriptCard({
  callId,
  turns,
  hasRecording,
  lit,
}: {
  callId: string;
  turns: readonly TurnView[];
  hasRecording: boolean;
  lit: readonly number[];
}) {
  const t = useTranslations("calls.result");
  const player = useRef<HTMLAudioElement>(null);
  const [heardMs, setHeardMs] = useState<number | null>(null);
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const found = useMemo(
    () =>
      wanted === ""
        ? undefined
        : new Set(
            turns
              .filter((turn) => turn.text.toLocaleLowerCase().includes(wanted))
              .map((turn) => turn.no),
          ),
    [turns, wanted],
  );
  const playing =
    heardMs === null
      ? null
      : (turns.findLast((turn) => turn.startMs <= heardMs && heardMs <= turn.endMs)?.no ?? null);
  const seek = (startMs: number) => {
    if (!player.current) return;
    player.current.currentTime = startMs / 1000;
    void player.current.play();
  };
  return (
    <Card title={t("transcript")} data-testid="transcript">
      <div className="flex flex-col gap-4">
        <RecordingPlayer
          callId={callId}
          hasRecording={hasRecording}
          player={player}
          onHear={setHeardMs}
        />
        {turns.length > 3 && (
          <div className="flex flex-wrap items-center gap-3">
            <Input
              type="search"
              aria-label={t("transcriptSearch")}
              placeholder={t("transcriptSearch")}
              value={query}
              onChange={({ target }) => setQuery(target.value)}
              className="max-w-60"
            />
            <span role="status" className="text-muted text-sm">
              {found && t("transcriptHits", { count: found.size })}
            </span>
          </div>
        )}
        {turns.length > 0 ? (
          <TurnList
            turns={turns}
            lit={lit}
            playing={playing}
            found={found}
            onSeek={hasRecording ? seek : undefined}
          />
        ) : (
          <p className="text-muted">{t("noTurns")}</p>
        )}
      </div>
    </Card>
  );
}
