import "server-only";
import { z } from "zod";
import { CALL_LANGUAGES, ENGINES, VOICES } from "@/db/enums";
import { operation } from "@/lib/entry/api/operation";
import { listBots } from "./queries";

const TwoLanguages = z.object({ ru: z.string(), en: z.string() });

export const listBotsOperation = operation({
  name: "bots.list",
  method: "GET",
  path: "/bots",
  tag: "Bots",
  permission: "bots.read",
  summary: "List bots with their published versions",
  description: "The newest version first; new calls use it.",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        botId: z.uuid(),
        name: z.string(),
        about: TwoLanguages,
        versions: z.array(
          z.object({
            versionId: z.uuid(),
            no: z.int(),
            language: z.enum(CALL_LANGUAGES),
            voice: z.enum(VOICES),
            engine: z.enum(ENGINES),
            greeting: z.string(),
            prompt: z.string(),
            note: TwoLanguages.nullable(),
            publishedAt: z.iso.datetime(),
          }),
        ),
      }),
    ),
  }),
  run: async ({ actor }) => ({ items: await listBots(actor) }),
});
