"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import type { Cited } from "../result/use-citations";
import { clockLength } from "../time-text";
import { TurnClaims } from "./turn-claims";

/** The conversation, two sides. Turns a claim rests on light up; a press on the words plays the recording from there. */
export function TurnList({
  turns,
  cited,
  playing,
  found,
  onSeek,
}: {
  turns: readonly TurnView[];
  /** Undefined: nothing has been read out of the talk yet. */
  cited?: Cited;
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
        const isLit = cited?.litTurns.includes(turn.no) ?? false;
        const isBot = turn.speaker === "bot";
        return (
          <li
            key={turn.no}
            id={`turn-${turn.no}`}
            data-testid="turn"
            data-turn={turn.no}
            data-speaker={turn.speaker}
            data-lit={isLit || undefined}
            data-playing={playing === turn.no || undefined}
            className={clsx(
              "flex max-w-[88%] flex-col gap-0.5 rounded-xl px-3 py-2 transition-colors duration-100",
              isBot ? "self-start bg-sunken" : "self-end bg-accent-soft",
              isLit && "outline-2 outline-accent",
              playing === turn.no && "ring-2 ring-progress",
              found && !found.has(turn.no) && "opacity-40",
            )}
          >
            <span className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
              <span className="font-medium">{t(`speaker.${turn.speaker}`)}</span>
              <span className="tabular-nums">{clockLength(turn.startMs)}</span>
              {isBot && turn.latencyMs !== null && <Latency ms={turn.latencyMs} />}
              {turn.interrupted && <span className="text-faint">{t("live.interrupted")}</span>}
              {cited && <TurnClaims turnNo={turn.no} cited={cited} />}
            </span>
            <Said turn={turn} onSeek={onSeek} />
          </li>
        );
      })}
    </ol>
  );
}

/** The words; where there is a recording they are a button, which still lets one select them. */
function Said({ turn, onSeek }: { turn: TurnView; onSeek?: (startMs: number) => void }) {
  const t = useTranslations("calls.result");
  if (!onSeek) return <span className="break-words">{turn.text}</span>;
  return (
    <button
      type="button"
      title={t("playFrom", { time: clockLength(turn.startMs) })}
      onClick={() => onSeek(turn.startMs)}
      className="select-text break-words rounded text-left hover:text-accent-text"
    >
      {turn.text}
    </button>
  );
}

/** How long the customer waited for this turn. */
function Latency({ ms }: { ms: number }) {
  const t = useTranslations("calls.result");
  const format = useFormatter();
  const text = format.number(ms / 1000, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  });
  return (
    <span className="text-faint tabular-nums" title={t("latency")}>
      +{text}
    </span>
  );
}
