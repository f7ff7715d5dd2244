import "server-only";
import { z } from "zod";
import { assertCan } from "@/lib/auth/permissions";
import { operation } from "../api/operation";
import { authenticate, type Door } from "../endpoint";
import { LiveStream } from "./live-stream";
import { readPosition } from "./position";
import { watchRights } from "./watch-rights";

const DOORS: readonly Door[] = ["session", "key"];
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // nginx gathers answers unless told not to (ngx_http_proxy_module, proxy_buffering).
  "x-accel-buffering": "no",
};

const LiveInput = z.object({
  lastEventId: z.string().max(5000).optional(),
  recentSeconds: z.coerce.number().int().min(0).max(60).default(0),
});

export const liveOperation = operation({
  name: "live.listen",
  method: "GET",
  path: "/live",
  tag: "Live",
  summary: "Hear what changes",
  description:
    "Server-sent events, until one side ends it. `call`, `contact` and `outbox` name what changed as JSON " +
    "(`id` of the event, `callId`, `contactId`; the last two may be null); read it to see how. `beat` comes every 15 s. " +
    "Whoever was cut off sends the last event's `id` as `Last-Event-ID` (or `lastEventId`), at any web process, and " +
    "hears all that it missed within an hour, some of it perhaps twice; `reset` says that it was too much, so read " +
    "everything anew. `recentSeconds` also tells what changed just before. You hear of what you may read. The stream " +
    "ends within five seconds when your rights do. Five streams a person or key.",
  permission: "calls.read",
  doors: DOORS,
  input: LiveInput,
  produces: "text/event-stream",
  async run({ actor, input, request, visitor }) {
    // Nobody would read, nor ever leave, a stream behind these.
    if (request.method === "HEAD") return new Response(null, { headers: HEADERS });
    const last = request.headers.get("last-event-id") || input.lastEventId;
    let unwatch = () => {};
    const stream = new LiveStream(actor, request.signal, () => unwatch());
    unwatch = watchRights(actor, stream, async () => {
      const now = await authenticate(request, visitor, DOORS);
      assertCan(now, "calls.read");
      return now;
    });
    try {
      await stream.open(last ? readPosition(last) : { recentSeconds: input.recentSeconds });
    } catch (error) {
      unwatch();
      throw error;
    }
    return new Response(stream.body, { headers: HEADERS });
  },
});
