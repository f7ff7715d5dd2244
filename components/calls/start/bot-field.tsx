"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BotChoice } from "@/lib/bots/queries";
import { Segmented } from "../../ui/segmented";
import { speechSeconds } from "./speech-seconds";

/** Who talks: a published bot, or own instructions. */
export function BotField({
  bots,
  value,
  onChange,
}: {
  bots: readonly BotChoice[];
  /** The bot's id; empty: own instructions. */
  value: string;
  onChange: (bot: BotChoice | null) => void;
}) {
  const t = useTranslations("calls.form");
  const options = useMemo(
    () => [
      { value: "", label: t("botOwn") },
      ...bots.map(({ botId, name }) => ({ value: botId, label: name })),
    ],
    [bots, t],
  );
  const chosen = bots.find(({ botId }) => botId === value);
  return (
    <div id="botId" className="flex flex-col gap-1.5">
      <Segmented
        label={t("bot")}
        name="botId"
        options={options}
        value={chosen ? value : ""}
        onChange={(botId) => onChange(bots.find((bot) => bot.botId === botId) ?? null)}
      />
      {chosen && <BotWords bot={chosen} />}
    </div>
  );
}

function BotWords({ bot }: { bot: BotChoice }) {
  const t = useTranslations("calls");
  return (
    <div className="rounded-lg border border-line px-3 py-2.5" data-testid="bot-words">
      <p className="flex flex-wrap justify-between gap-x-3 text-muted text-sm">
        <span>
          {t("form.botSays", { language: t(`languageSpoken.${bot.language}`), no: bot.no })}
        </span>
        <span className="text-faint text-xs">
          {t("form.greetingLength", { seconds: speechSeconds(bot.greeting) })}
        </span>
      </p>
      <p className="mt-1.5">{bot.greeting}</p>
      <details className="mt-1.5">
        <summary className="text-muted text-sm">{t("form.botTold")}</summary>
        <p className="mt-1 max-h-60 overflow-y-auto whitespace-pre-wrap break-words text-sm">
          {bot.prompt}
        </p>
      </details>
    </div>
  );
}
