"use client";

import { clsx } from "clsx";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { renderMessage } from "@/lib/follow-ups/message/render-message";
import type { MessageLanguage, MessageTemplates } from "@/lib/settings/schema";

const DAY_MS = 86_400_000;
const SAMPLE_LINK = "https://t.me/halo_bot?start=Zx81kQvN3m_d7Rt2LpYw9BcE5sUa0HgJ";
/** As many segments as no message has: the sample is shown whole, and told if it is too long. */
const NO_LIMIT = 1_000;

/** The message as it arrives, made by the same code that sends it, with what it is billed as. */
export function MessagePreview({
  templates,
  language,
  maxSegments,
  segmentPrice,
  now,
}: {
  templates: MessageTemplates;
  language: MessageLanguage;
  maxSegments: number;
  segmentPrice: { micros: number; currency: string } | null;
  now: string;
}) {
  const t = useTranslations("settings.templates");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const rendered = renderMessage(
    templates,
    {
      message: "",
      name: t("sample.name"),
      time: { at: new Date(new Date(now).getTime() + DAY_MS), timeZone },
      link: SAMPLE_LINK,
    },
    { language, maxSegments: NO_LIMIT },
  );
  const isTooLong = rendered.segments > maxSegments;
  return (
    <div>
      <p className="mb-1.5 font-medium text-sm">{t("preview")}</p>
      <div className="rounded-xl bg-sunken p-4">
        <p
          data-testid="message-preview"
          lang={language === "tj" ? "tg" : language}
          className="w-fit max-w-sm whitespace-pre-wrap break-words rounded-xl rounded-bl-sm border border-line bg-surface px-3.5 py-2.5"
        >
          {rendered.text}
        </p>
      </div>
      <p
        aria-live="polite"
        data-testid="message-segments"
        className={clsx("mt-2 text-sm tabular-nums", isTooLong ? "text-attention" : "text-muted")}
      >
        {t("segments", { count: rendered.segments, encoding: rendered.encoding.toUpperCase() })}
        {", "}
        {t("characters", { count: [...rendered.text].length })}
        {segmentPrice && (
          <>
            {", "}
            {t("cost", {
              amount: format.number((rendered.segments * segmentPrice.micros) / 1_000_000, {
                style: "currency",
                currency: segmentPrice.currency,
                maximumFractionDigits: 3,
              }),
            })}
          </>
        )}
      </p>
      {isTooLong && <p className="text-attention text-sm">{t("tooLong", { max: maxSegments })}</p>}
      <p className="mt-1 text-faint text-sm">{t("previewNote")}</p>
    </div>
  );
}
