import "server-only";
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { type DbOrTx, database } from "@/db/client";
import type { CallLanguage, Engine, Voice } from "@/db/enums";
import { bots, botVersions } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";

export type BotVersionView = {
  versionId: string;
  no: number;
  language: CallLanguage;
  voice: Voice;
  engine: Engine;
  greeting: string;
  prompt: string;
  note: { ru: string; en: string } | null;
  /** ISO 8601, UTC. */
  publishedAt: string;
};

export type BotView = {
  botId: string;
  name: string;
  about: { ru: string; en: string };
  /** Published ones, newest first; new calls use the first. */
  versions: BotVersionView[];
};

/** Every bot that has a published version. @throws AppError forbidden */
export async function listBots(actor: Actor): Promise<BotView[]> {
  assertCan(actor, "bots.read");
  const rows = await database()
    .select({ bot: bots, version: botVersions })
    .from(bots)
    .innerJoin(botVersions, eq(botVersions.botId, bots.id))
    .where(isNotNull(botVersions.publishedAt))
    .orderBy(asc(bots.createdAt), asc(bots.id), desc(botVersions.no));
  const views = new Map<string, BotView>();
  for (const { bot, version } of rows) {
    const view = views.get(bot.id) ?? {
      botId: bot.id,
      name: bot.name,
      about: bot.about,
      versions: [],
    };
    views.set(bot.id, view);
    view.versions.push({
      versionId: version.id,
      no: version.no ?? 0,
      language: version.language,
      voice: version.voice,
      engine: version.engine,
      greeting: version.greeting,
      prompt: version.prompt,
      note: version.note,
      publishedAt: (version.publishedAt ?? version.createdAt).toISOString(),
    });
  }
  return [...views.values()];
}

/** Every bot by name, published or not: calls may have used any. @throws AppError forbidden */
export async function listBotNames(actor: Actor): Promise<{ id: string; name: string }[]> {
  assertCan(actor, "bots.read");
  return database().select({ id: bots.id, name: bots.name }).from(bots).orderBy(asc(bots.name));
}

/** What the start form offers. */
export type BotChoice = {
  botId: string;
  name: string;
  no: number;
  language: CallLanguage;
  voice: Voice;
  greeting: string;
  prompt: string;
};

/** The bots to choose from, each with its newest published version. @throws AppError forbidden */
export async function listBotChoices(actor: Actor): Promise<BotChoice[]> {
  const all = await listBots(actor);
  return all.flatMap(({ botId, name, versions: [newest] }) =>
    newest
      ? [
          {
            botId,
            name,
            no: newest.no,
            language: newest.language,
            voice: newest.voice,
            greeting: newest.greeting,
            prompt: newest.prompt,
          },
        ]
      : [],
  );
}

export type PublishedVersion = {
  versionId: string;
  language: CallLanguage;
  engine: Engine;
  greeting: string;
  prompt: string;
};

/** The version a new call of this bot uses, or null where there is none. */
export async function findPublishedVersion(
  tx: DbOrTx,
  botId: string,
): Promise<PublishedVersion | null> {
  const [version] = await tx
    .select({
      versionId: botVersions.id,
      language: botVersions.language,
      engine: botVersions.engine,
      greeting: botVersions.greeting,
      prompt: botVersions.prompt,
    })
    .from(botVersions)
    .where(and(eq(botVersions.botId, botId), isNotNull(botVersions.publishedAt)))
    .orderBy(desc(botVersions.no))
    .limit(1);
  return version ?? null;
}
