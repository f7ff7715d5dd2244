"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import { clockLength } from "../time-text";

/** The conversation, two sides. `lit` turns light up; a press on a time plays the recording from there. */
export function TurnList({
  turns,
  lit = [],
  playing,
  found,
  onSeek,
}: {
  turns: readonly TurnView[];
  lit?: readonly number[];
  /** The turn that is heard now. */
  playing?: number | null;
  /** Turns that match a search; undefined: nothing is searched. */
  found?: ReadonlySet<number>;
  onSeek?: (startMs: number) => void;
}) {
  const t = useTranslations("calls");
  return (
    <ol className="flex flex-col gap-2" data-testid="turns">
      {turns.map((turn) => {
        const isLit = lit.includes(turn.no);
        const isBot = turn.speaker === "bot";
        return (
          <li
            key={turn.no}
            id={`turn-${turn.no}`}
            data-testid="turn"
            data-turn={turn.no}
            data-speaker={turn.speaker}
            data-lit={isLit || undefined}
            className={clsx(
              "flex max-w-[88%] flex-col gap-0.5 rounded-xl px-3 py-2 transition-colors duration-100",
              isBot ? "self-start bg-sunken" : "self-end bg-accent-soft",
              isLit && "outline-2 outline-accent",
              playing === turn.no && "ring-2 ring-progress",
              found && !found.has(turn.no) && "opacity-40",
            )}
          >
            <span className="flex items-baseline gap-2 text-muted text-xs">
              <span className="font-medium">{t(`speaker.${turn.speaker}`)}</span>
              <TurnTime startMs={turn.startMs} onSeek={onSeek} />
              {turn.interrupted && <span className="text-faint">{t("live.interrupted")}</span>}
            </span>
            <span className="break-words">{turn.text}</span>
          </li>
        );
      })}
    </ol>
  );
}

function TurnTime({ startMs, onSeek }: { startMs: number; onSeek?: (startMs: number) => void }) {
  const text = clockLength(startMs);
  if (!onSeek) return <span className="tabular-nums">{text}</span>;
  return <SeekButton text={text} onPress={() => onSeek(startMs)} />;
}

function SeekButton({ text, onPress }: { text: string; onPress: () => void }) {
  const t = useTranslations("calls.result");
  return (
    <button
      type="button"
      aria-label={t("playFrom", { time: text })}
      onClick={onPress}
      className="rounded px-1 tabular-nums underline decoration-dotted underline-offset-2 hover:text-text"
    >
      {text}
    </button>
  );
}
