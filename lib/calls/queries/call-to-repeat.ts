import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import type { CallLanguage, Voice } from "@/db/enums";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { visibleCalls } from "./visible-calls";

export type CallToRepeat = {
  callId: string;
  fields: { phone: string; language: CallLanguage; voice: Voice; greeting: string; prompt: string };
};

/** The settings of a call for "call again"; null where it is missing or foreign. @throws AppError forbidden */
export async function findCallToRepeat(actor: Actor, callId: string): Promise<CallToRepeat | null> {
  if (!z.uuid().safeParse(callId).success) return null;
  const [call] = await database()
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!call) return null;
  const { phone, language, voice, greeting, prompt } = call;
  return { callId, fields: { phone, language, voice, greeting, prompt } };
}
