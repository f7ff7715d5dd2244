import "server-only";
import { z } from "zod";
import { WORLDS } from "@/db/enums";
import { operation } from "@/lib/entry/api/operation";
import { listConnections } from "./connections/list-connections";
import { CONNECTIONS } from "./connections/schema";
import { getSettings } from "./queries";
import { Dialing, DialingChange, FollowUp, FollowUpChange, SETTINGS } from "./schema";
import { changeDialing, changeFollowUp } from "./set-setting";

const reads = { method: "GET", tag: "Settings", permission: "settings.read" } as const;
const writes = { method: "PATCH", tag: "Settings", permission: "settings.edit" } as const;

export const readSettingsOperation = operation({
  ...reads,
  name: "settings.get",
  path: "/settings",
  summary: "Read all settings",
  description: "Rules of dialing, time-outs, messages after a talk, prices.",
  input: z.object({}),
  output: z.object(SETTINGS),
  run: () => getSettings(),
});

export const changeDialingOperation = operation({
  ...writes,
  name: "settings.change_dialing",
  path: "/settings/dialing",
  summary: "Change rules of dialing",
  description: "What is not sent stays. `paused`: nobody is dialed while it is set.",
  input: DialingChange,
  output: Dialing,
  async run({ actor, input }) {
    await changeDialing({ actor, input });
    return (await getSettings()).dialing;
  },
});

export const changeFollowUpOperation = operation({
  ...writes,
  name: "settings.change_follow_up",
  path: "/settings/follow-up",
  summary: "Change what is written after a talk, and when",
  description: "What is not sent stays.",
  input: FollowUpChange,
  output: FollowUp,
  async run({ actor, input }) {
    await changeFollowUp({ actor, input });
    return (await getSettings()).followUp;
  },
});

export const listConnectionsOperation = operation({
  ...reads,
  name: "connections.list",
  path: "/connections",
  summary: "List outside services",
  description: "Where the key of each comes from and how its last test went; never the key.",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        provider: z.enum(CONNECTIONS),
        source: z.enum(["here", "environment", "none"]),
        world: z.enum(WORLDS).nullable(),
        /** Host that is asked; null: not connected. */
        host: z.string().nullable(),
        /** The last characters of a key entered on screen. */
        last4: z.string().nullable(),
        account: z.string().nullable(),
        updatedAt: z.iso.datetime().nullable(),
        test: z
          .object({ at: z.iso.datetime(), isWorking: z.boolean(), code: z.string().nullable() })
          .nullable(),
        lastError: z.object({ code: z.string(), at: z.iso.datetime() }).nullable(),
      }),
    ),
  }),
  run: async ({ actor }) => ({ items: await listConnections(actor) }),
});
