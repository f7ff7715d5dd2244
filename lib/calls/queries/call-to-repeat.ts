import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import type { CallLanguage, Voice } from "@/db/enums";
import { botVersions, calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { visibleCalls } from "./visible-calls";

export type CallToRepeat = {
  callId: string;
  fields: {
    phone: string;
    language: CallLanguage;
    voice: Voice;
    greeting: string;
    prompt: string;
    /** The bot it used; empty: typed instructions. */
    botId: string;
  };
};

/** The settings of a call for "call again"; null where it is missing or foreign. @throws AppError forbidden */
export async function findCallToRepeat(actor: Actor, callId: string): Promise<CallToRepeat | null> {
  if (!z.uuid().safeParse(callId).success) return null;
  const [row] = await database()
    .select({ call: calls, botId: botVersions.botId })
    .from(calls)
    .leftJoin(botVersions, eq(botVersions.id, calls.botVersionId))
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!row) return null;
  const { phone, language, voice, greeting, prompt } = row.call;
  const typed = row.botId ? { greeting: "", prompt: "" } : { greeting, prompt };
  return { callId, fields: { phone, language, voice, ...typed, botId: row.botId ?? "" } };
}
