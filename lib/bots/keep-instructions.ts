import "server-only";
import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CallLanguage, Engine, Voice } from "@/db/enums";
import { botVersions } from "@/db/schema";

export type Instructions = {
  language: CallLanguage;
  voice: Voice;
  engine: Engine;
  greeting: string;
  prompt: string;
};

/**
 * Keeps typed instructions as an ad-hoc version; the same words are the same version, whoever typed them first.
 * @param typedBy a user's id, or null
 * @returns the version's id
 */
export async function keepInstructions(
  tx: Tx,
  instructions: Instructions,
  typedBy: string | null,
): Promise<string> {
  const { language, voice, engine, greeting, prompt } = instructions;
  const contentHash = createHash("sha256")
    .update(JSON.stringify([language, voice, engine, greeting, prompt]))
    .digest("hex");
  const [kept] = await tx
    .insert(botVersions)
    .values({ language, voice, engine, greeting, prompt, contentHash, createdBy: typedBy })
    .onConflictDoNothing()
    .returning({ id: botVersions.id });
  if (kept) return kept.id;
  const [known] = await tx
    .select({ id: botVersions.id })
    .from(botVersions)
    .where(and(isNull(botVersions.botId), eq(botVersions.contentHash, contentHash)));
  if (!known) throw new Error("an ad-hoc version was there and is not");
  return known.id;
}
