import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { DbOrTx } from "@/db/client";
import { findPublishedVersion } from "@/lib/bots/queries";
import { AppError } from "@/lib/platform/errors";
import { type Phone, parsePhone } from "@/lib/platform/format/phone";
import { telephonyRoad } from "@/lib/telephony/registry";
import type { StartCallInput } from "../schema";
import { DEFAULT_GREETING } from "./default-lines";

type Input = z.output<typeof StartCallInput>;

/** What somebody asked for, understood: whom to call and what to say. */
export type CallWish = {
  phone: Phone;
  /** What the call will do; the default greeting is filled in. */
  said: Pick<Input, "language" | "voice" | "greeting" | "prompt"> & {
    engine: "scripted" | "openai-realtime";
  };
  /** The published version it uses; null: typed. */
  botVersionId: string | null;
  /** The same for the same request, SHA-256, hex. */
  requestHash: string;
};

/**
 * Reads a wish: the number, the bot's words or the typed ones, and whether the road can speak so.
 * @throws AppError invalid_input (field phone, botId or language)
 */
export async function readWish(tx: DbOrTx, input: Input): Promise<CallWish> {
  const phone = parsePhone(input.phone);
  if (!phone) throw new AppError("invalid_input", { fields: { phone: "phone_invalid" } });
  const version = input.botId ? await findPublishedVersion(tx, input.botId) : null;
  if (input.botId && !version)
    throw new AppError("invalid_input", { fields: { botId: "unknown_bot" } });
  const typed = {
    ...input,
    engine: input.engine ?? (input.prompt === "" ? "scripted" : "openai-realtime"),
  };
  const { language, engine, greeting, prompt } = version ?? typed;
  const road = telephonyRoad();
  const speech = { language, voice: input.voice, engine, country: phone.country };
  const problem = road.speechProblems(speech).find(({ isBlocking }) => isBlocking);
  if (problem) throw new AppError("invalid_input", { fields: { language: problem.code } });
  // A bot's next version between two sendings of a form is no other request.
  const request = input.botId
    ? { phone: phone.e164, voice: input.voice, botId: input.botId }
    : { phone: phone.e164, language, voice: input.voice, greeting, prompt, engine };
  return {
    phone,
    said: {
      language,
      voice: input.voice,
      engine,
      greeting: greeting || DEFAULT_GREETING[road.openingLanguage(speech)],
      prompt,
    },
    botVersionId: version?.versionId ?? null,
    requestHash: createHash("sha256").update(JSON.stringify(request)).digest("hex"),
  };
}
