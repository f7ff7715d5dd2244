import { DateTime } from "luxon";
import { cleanText, cutAtWord } from "@/lib/analysis/guard/clean-text";
import type { MessageLanguage, MessageTemplates } from "@/lib/settings/schema";
import { countSegments, plainSigns, type Segments } from "./segments";

export type MessageSlots = {
  /** What the reading proposed; empty: the template's fallback. */
  message: string;
  name: string | null;
  /** An agreed time and the zone to say it in. */
  time: { at: Date; timeZone: string } | null;
  /** Made by us, never by a model. */
  link: string | null;
};

export type RenderedMessage = Segments & {
  /** What the text message says, with the link. */
  text: string;
  /** The same for the chat that the link opens. */
  chatText: string;
};

const MAX_NAME = 40;
const MAX_MESSAGE = 480;
/** Letters, figures and plain punctuation: what a person may say, nothing that formats or hides. */
const NOT_ALLOWED =
  /[^\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{Nd} .,!?;:'"«»„“”()\-–—…№%+/&ʻʼ‘’]/gu;

/** Renders the message once; what comes out is stored and sent as it is. The proposal is shortened until the text fits. */
export function renderMessage(
  templates: MessageTemplates,
  slots: MessageSlots,
  options: { language: MessageLanguage; maxSegments: number },
): RenderedMessage {
  const proposal = slotText(slots.message, MAX_MESSAGE) || templates.fallback;
  const values = {
    name: slotText(slots.name ?? "", MAX_NAME),
    time: slots.time ? timeText(slots.time, options.language) : "",
  };
  const line = slots.link ? templates.telegramLine.replaceAll("{{link}}", slots.link) : "";
  let max = [...proposal].length;
  for (;;) {
    const chatText = fill(templates.body, { ...values, message: cutAtWord(proposal, max) });
    const text = plainSigns(line ? `${chatText}\n${line}` : chatText);
    const counted = countSegments(text);
    if (counted.segments <= options.maxSegments || max <= 20) return { ...counted, text, chatText };
    max = Math.max(20, max - 20);
  }
}

/** A value as it may stand in a slot: one line, known characters, limited length. */
function slotText(value: string, max: number): string {
  return cutAtWord(
    cleanText(value, 2000).replace(NOT_ALLOWED, "").replace(/\s+/gu, " ").trim(),
    max,
  );
}

/** Fills {{slots}}; an empty or unknown one leaves no trace. Slots inside values are not filled: one pass. */
function fill(template: string, values: Record<string, string>): string {
  return template
    .replace(/\{\{\s*(\w+)\s*\}\}/gu, (_, slot: string) =>
      Object.hasOwn(values, slot) ? (values[slot] ?? "") : "",
    )
    .replace(/[ \t]+/gu, " ")
    .replace(/ +([.,!?;:])/gu, "$1")
    .replace(/^[ ,;:]+|[ ,;:]+$/gu, "")
    .trim();
}

const LOCALES: Record<MessageLanguage, string> = { ru: "ru", uz: "uz", tj: "tg", en: "en" };

function timeText(time: { at: Date; timeZone: string }, language: MessageLanguage): string {
  const local = DateTime.fromJSDate(time.at, { zone: time.timeZone }).setLocale(LOCALES[language]);
  return local.toLocaleString({
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
