"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import { Card } from "../../ui/card";
import { Checkbox, Input } from "../../ui/controls";
import type { Cited } from "../result/use-citations";
import { TurnList } from "./turn-list";
import type { Recording } from "./use-recording";

/** The words beside the recording in time: they follow the sound, a press on one goes there. */
export function TranscriptCard({
  turns,
  recording,
  cited,
}: {
  turns: readonly TurnView[];
  /** Null: nothing was recorded. */
  recording: Recording | null;
  cited: Cited;
}) {
  const t = useTranslations("calls.result");
  const words = useTranslations("recording");
  const frame = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [isFollowing, setIsFollowing] = useState(true);
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
  const isPlaying = recording?.isPlaying ?? false;
  const heardMs = recording?.heardMs ?? 0;
  const heard = heardMs > 0 ? turns.findLast((turn) => turn.startMs <= heardMs + 20) : undefined;
  const playing = heard && heardMs <= heard.endMs + 300 ? heard.no : null;
  useEffect(() => {
    if (!isPlaying || !isFollowing || playing === null || !frame.current) return;
    // Only the frame scrolls, never the page under somebody's hands.
    const row = frame.current.querySelector<HTMLElement>(`#turn-${playing}`);
    if (!row) return;
    const middle = row.offsetTop - (frame.current.clientHeight - row.offsetHeight) / 2;
    frame.current.scrollTo({ top: middle });
  }, [isPlaying, isFollowing, playing]);
  return (
    <Card title={t("transcript")} data-testid="transcript">
      <div className="flex flex-col gap-3">
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
            {recording && (
              <Checkbox
                label={words("follow")}
                checked={isFollowing}
                onChange={({ target }) => setIsFollowing(target.checked)}
                className="ml-auto text-sm"
              />
            )}
          </div>
        )}
        {turns.length > 0 ? (
          <div ref={frame} className="relative max-h-[36rem] overflow-y-auto p-1">
            <TurnList
              turns={turns}
              cited={cited}
              playing={playing}
              found={found}
              onSeek={recording?.playFrom}
            />
          </div>
        ) : (
          <p className="text-muted">{t("noTurns")}</p>
        )}
      </div>
    </Card>
  );
}
