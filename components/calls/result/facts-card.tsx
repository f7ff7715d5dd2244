"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import { Card } from "../../ui/card";
import { knownWord } from "../known-word";
import { PhoneText } from "../phone-text";
import { clockLength, TimeText } from "../time-text";

/** Everything else there is to know: when, how long, with what settings, at what price. */
export function FactsCard({ detail, turns }: { detail: CallDetail; turns: readonly TurnView[] }) {
  const t = useTranslations("calls");
  const endedBy = knownWord("endedBy", detail.endedBy);
  return (
    <Card title={t("result.facts")} data-testid="facts">
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <Fact name={t("result.date")}>
          <TimeText at={detail.createdAt} />
        </Fact>
        {detail.talkSeconds !== null && (
          <Fact name={t("result.length")}>{clockLength(detail.talkSeconds * 1000)}</Fact>
        )}
        <Fact name={t("result.ownedBy")}>{detail.ownerName ?? t("list.nobody")}</Fact>
        {detail.callerId && (
          <Fact name={t("result.callerId")}>
            <PhoneText phone={detail.callerId} />
          </Fact>
        )}
        <Fact name={t("form.language")}>{t(`language.${detail.language}`)}</Fact>
        <Fact name={t("form.voice")}>{t(`voice.${detail.voice}`)}</Fact>
        <Fact name={t("check.engine")}>{t(`engine.${detail.engine}`)}</Fact>
        <Fact name={t("form.bot")}>{whoTalked(detail, t)}</Fact>
        {endedBy && <Fact name={t("result.endedBy")}>{t(`endedBy.${endedBy}`)}</Fact>}
        {detail.endCode !== null && (
          <Fact name={t("result.carrierCode")}>
            {detail.endCode} {detail.endReason}
          </Fact>
        )}
        {turns.length > 0 && <Spoken turns={turns} />}
        {detail.voximplantCallId && (
          <Fact name={t("result.sessionId")}>
            <code className="text-sm">{detail.voximplantCallId}</code>
          </Fact>
        )}
        {detail.againOf && (
          <Fact name={t("result.againOf")}>
            <Link href={`/calls/${detail.againOf}`} className="text-accent-text underline">
              {detail.againOf.slice(0, 8)}
            </Link>
          </Fact>
        )}
      </dl>
      <Words name={t("result.greeting")} text={detail.greeting} />
      <Words name={t("result.prompt")} text={detail.prompt} />
    </Card>
  );
}

function whoTalked(
  { bot, prompt }: CallDetail,
  t: ReturnType<typeof useTranslations<"calls">>,
): string {
  if (bot) return t("form.botVersion", { name: bot.name, no: bot.version });
  return t(prompt ? "form.botOwn" : "plan.scripted");
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-b py-1">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Words({ name, text }: { name: string; text: string }) {
  if (!text) return null;
  return (
    <details className="mt-3">
      <summary className="text-muted text-sm">{name}</summary>
      <p className="mt-1 whitespace-pre-wrap break-words rounded-lg bg-sunken p-3">{text}</p>
    </details>
  );
}

function wordsOf(turns: readonly TurnView[], speaker: TurnView["speaker"]): number {
  const said = turns.filter((turn) => turn.speaker === speaker).map((turn) => turn.text);
  return said.join(" ").split(/\s+/).filter(Boolean).length;
}

function Spoken({ turns }: { turns: readonly TurnView[] }) {
  const t = useTranslations("calls.result");
  const latencies = turns
    .flatMap((turn) => (turn.latencyMs === null ? [] : [turn.latencyMs]))
    .sort((a, b) => a - b);
  const median = latencies[Math.floor((latencies.length - 1) / 2)];
  return (
    <>
      <Fact name={t("wordsBot")}>{wordsOf(turns, "bot")}</Fact>
      <Fact name={t("wordsCallee")}>{wordsOf(turns, "callee")}</Fact>
      {median !== undefined && (
        <Fact name={t("latency")}>
          {t("latencyValue", { median, max: latencies.at(-1) ?? median })}
        </Fact>
      )}
    </>
  );
}
