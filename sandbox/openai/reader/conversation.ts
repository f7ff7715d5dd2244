import { z } from "zod";

/** What the product puts into the user message: one JSON document with the whole call. */
const documentShape = z.looseObject({
  language: z.string().optional(),
  direction: z.string().optional(),
  instructions: z.string().nullish(),
  answered_at: z.string().nullish(),
  timezone: z.string().nullish(),
  turns: z.array(
    z.looseObject({
      no: z.number().int().optional(),
      speaker: z.string(),
      text: z.string(),
      interrupted: z.boolean().optional(),
    }),
  ),
});

export type Turn = { no: number; speaker: "bot" | "callee"; text: string };

export type Conversation = {
  language: string | null;
  instructions: string;
  /** ISO 8601; the moment relative times count from. */
  answeredAt: string | null;
  /** IANA name, e.g. Asia/Tashkent. */
  timezone: string | null;
  turns: Turn[];
};

/** Braces tried as the beginning of the document: text full of them must not cost minutes. */
const MAX_TRIES = 50;

const BOT_NAMES = ["bot", "agent", "assistant", "ai", "operator"];

/** The end of the JSON document that begins at `from`, or -1: braces outside of strings are counted. */
function documentEnd(text: string, from: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (isInString) {
      if (letter === "\\") at += 1;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === "{") depth += 1;
    else if (letter === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function parse(text: string): Conversation | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const document = documentShape.safeParse(value);
  if (!document.success) return null;
  const { language, instructions, answered_at, timezone, turns } = document.data;
  return {
    language: language ?? null,
    instructions: instructions ?? "",
    answeredAt: answered_at ?? null,
    timezone: timezone ?? null,
    turns: turns.map((turn, at) => ({
      no: turn.no ?? at + 1,
      speaker: BOT_NAMES.includes(turn.speaker.toLowerCase()) ? "bot" : "callee",
      text: turn.text,
    })),
  };
}

/**
 * Finds the call in the text of a prompt, wherever the JSON document stands in it.
 * @returns null when there is none
 */
export function findConversation(prompt: string): Conversation | null {
  let from = prompt.indexOf("{");
  for (let tries = 0; from >= 0 && tries < MAX_TRIES; tries += 1) {
    const end = documentEnd(prompt, from);
    const found = end < 0 ? null : parse(prompt.slice(from, end));
    if (found) return found;
    from = prompt.indexOf("{", from + 1);
  }
  return null;
}
