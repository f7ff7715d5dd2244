import { jsonReply } from "../http/reply";
import { readFields } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import type { World } from "../world";
import { authorize } from "./api/authorization";
import { readParameters } from "./api/parameters";
import { ApiRefusal } from "./api/refusal";
import { createPlatform } from "./platform";
import { rangedReply } from "./recordings/ranged-reply";
import { makeTranscript } from "./recordings/transcript";

/** The management API, the addresses of running sessions, and the files of past ones. */
export function routes(world: World): Route[] {
  const platform = createPlatform(world);
  world.onStop(platform.stop);
  const credentials = {
    accountId: world.env.SANDBOX_VOXIMPLANT_ACCOUNT_ID,
    apiKey: world.env.SANDBOX_VOXIMPLANT_API_KEY,
    serviceAccountKey: null,
  };

  async function callMethod(req: Request): Promise<Reply> {
    try {
      const fields = await readFields(req);
      const name = req.params.method ?? fields.get("cmd") ?? "";
      authorize(req, fields, credentials);
      return jsonReply(200, platform.method(name)(readParameters(fields)));
    } catch (refusal) {
      if (!(refusal instanceof ApiRefusal)) throw refusal;
      return jsonReply(200, { error: { code: refusal.code, msg: refusal.message } });
    }
  }

  async function control(req: Request): Promise<Reply> {
    const session = platform.findSession(req.params.token ?? "");
    if (!session) return { status: 404, body: "Session not found" };
    const answer = await session.control({
      method: req.method,
      path: req.path,
      content: req.body.toString("utf8"),
      // Only extension headers reach the scenario (typings of AppEvents.HttpRequest).
      headers: Object.entries(req.headers)
        .filter(([key]) => key.startsWith("x-"))
        .map(([key, value]) => ({ key, value })),
    });
    return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: answer };
  }

  async function record(req: Request): Promise<Reply> {
    const found = /^(\d+)\.(wav|mp3)$/.exec(req.params.file ?? "");
    const facts = found ? platform.history.findRecord(Number(found[1])) : null;
    if (!facts) return { status: 404, body: "Record not found" };
    return rangedReply(req, await platform.sounds.take(facts), "audio/wav");
  }

  function transcript(req: Request): Reply {
    const facts = platform.history.findRecord(Number(req.params.id));
    if (!facts?.transcribe) return { status: 404, body: "Transcription not found" };
    try {
      // Unlike a record, a transcript is never public (reference of GetCallHistory, transcription_url).
      authorize(req, req.query, credentials);
    } catch {
      return { status: 401, body: "Authorization failed" };
    }
    const text = Buffer.from(makeTranscript(facts), "utf8");
    return rangedReply(req, text, "text/plain; charset=utf-8");
  }

  function sessionLog(req: Request): Reply {
    const text = platform.history.readLog(Number(req.params.id));
    if (!text) return { status: 404, body: "Log not found" };
    return rangedReply(req, text, "text/plain; charset=utf-8");
  }

  const service = "voximplant";
  return [
    { method: "POST", pattern: "/platform_api/:method", service, handle: callMethod },
    { method: "GET", pattern: "/platform_api/:method", service, handle: callMethod },
    { method: "POST", pattern: "/platform_api", service, handle: callMethod },
    { method: "POST", pattern: "/session/:token", service, handle: control },
    { method: "GET", pattern: "/session/:token", service, handle: control },
    { method: "GET", pattern: "/records/:file", service, handle: record },
    { method: "GET", pattern: "/transcripts/:id", service, handle: transcript },
    { method: "GET", pattern: "/logs/:id", service, handle: sessionLog },
  ];
}
