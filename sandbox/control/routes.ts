import { z } from "zod";
import { newFaultRule } from "../faults/rule";
import { jsonReply } from "../http/reply";
import { readJson } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import type { World } from "../world";
import { changeSettings, settingsPatch } from "./settings";

const journalQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  kind: z.string().optional(),
  ref: z.string().optional(),
  session: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
});

const modelAnswers = z.strictObject({ answers: z.array(z.string().max(100_000)).max(1_000) });

function wrong(error: z.ZodError): Reply {
  return jsonReply(400, { error: z.prettifyError(error) });
}

/** JSON for tests and scripts: settings, answers of the model, faults, journal, reset, health. */
export function routes(world: World): Route[] {
  const control = (method: string, pattern: string, handle: (req: Request) => Reply): Route => ({
    method,
    pattern: `/control/${pattern}`,
    service: "control",
    handle,
  });
  return [
    control("GET", "health", () => jsonReply(200, { status: "ok", pid: process.pid })),
    control("GET", "settings", () => jsonReply(200, world.settings)),
    control("PUT", "settings", (req) => {
      const patch = settingsPatch.safeParse(readJson(req));
      if (!patch.success) return wrong(patch.error);
      changeSettings(world, patch.data);
      return jsonReply(200, world.settings);
    }),
    control("POST", "answers", (req) => {
      const given = modelAnswers.safeParse(readJson(req));
      if (!given.success) return wrong(given.error);
      world.answers.push(...given.data.answers);
      return jsonReply(201, { waiting: world.answers.length });
    }),
    control("GET", "faults", () => jsonReply(200, { faults: world.faults.list() })),
    control("POST", "faults", (req) => {
      const rule = newFaultRule.safeParse(readJson(req));
      return rule.success ? jsonReply(201, world.faults.add(rule.data)) : wrong(rule.error);
    }),
    control("DELETE", "faults", () => {
      world.faults.clear();
      return jsonReply(200, { faults: [] });
    }),
    control("DELETE", "faults/:id", (req) => {
      const isGone = world.faults.remove(req.params.id ?? "");
      return isGone
        ? jsonReply(200, { faults: world.faults.list() })
        : jsonReply(404, { error: "no such fault" });
    }),
    control("GET", "journal", (req) => {
      const query = journalQuery.safeParse(Object.fromEntries(req.query));
      return query.success
        ? jsonReply(200, { entries: world.journal.list(query.data) })
        : wrong(query.error);
    }),
    control("POST", "reset", () => {
      world.reset();
      return jsonReply(200, { status: "empty" });
    }),
  ];
}
