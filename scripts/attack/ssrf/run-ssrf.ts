import { sign } from "../forgery/corpus";
import { endedReport } from "../forgery/genuine";
import { asciiJson, askPermit, callsWithoutSession } from "../own-calls";
import type { Target } from "../target";
import type { Attack } from "../verdict";
import { innerAddresses } from "./addresses";
import { type Listeners, listenOnLoopback } from "./listeners";

type Road = {
  name: string;
  /** Makes the product ask the address. @returns whether the address was taken at the door */
  drive(address: string, n: number): Promise<boolean>;
};
type Added = { webhook: { id: string } };
type RoadResult = { taken: number; hits: number };

const JSON_TYPE = { "content-type": "application/json" };

/** Hands every address to every road on which the product asks for an address that somebody told it. */
async function runSsrf(target: Target, listeners: Listeners) {
  const addresses = innerAddresses(listeners.port);
  for (const port of listeners.known)
    addresses.push(`https://127.0.0.1:${port}/`, `https://localhost:${port}/`);
  const roads: Record<string, RoadResult> = {};
  for (const road of await roadsOf(target, addresses.length)) {
    const before = listeners.hits();
    let taken = 0;
    for (const [n, address] of addresses.entries()) {
      if (await road.drive(address, n)) taken += 1;
    }
    roads[road.name] = { taken, hits: listeners.hits() - before };
  }
  return { addresses: addresses.length, ports: listeners.known, roads };
}

async function roadsOf(target: Target, count: number): Promise<Road[]> {
  const admin = { ...(await target.signIn("admin@halo.test")), ...JSON_TYPE };
  const send = (method: string, path: string, body?: unknown) =>
    target.ask({
      method,
      path,
      headers: admin,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const add = (url: string) =>
    send("POST", "/api/v1/webhooks", { name: "x", url, events: ["call.started"] });
  const added = await add("https://hook.example/");
  if (added.status !== 201) throw new Error(`a webhook: ${added.status} ${added.text}`);
  const { webhook } = JSON.parse(added.text) as Added;
  const [call] = await target.sql<{ id: string; attempt: string; session: string }[]>`
    select c.id, a.id as attempt, a.session_id as session from calls c join call_attempts a on a.call_id = c.id
     where a.session_id is not null order by c.created_at desc limit 1`;
  if (!call) throw new Error("the demo has no call with a recording");
  const listen = async () => {
    for (const what of ["recording", "waveform"])
      await send("GET", `/api/v1/calls/${call.id}/${what}`);
  };
  const { body } = endedReport({ attemptId: call.attempt, sessionId: call.session });
  const report = JSON.parse(body) as { seq: number; snapshot: object };
  const waiting = await callsWithoutSession(
    target,
    admin,
    count,
    (n) => `+99890777${String(n).padStart(4, "0")}`,
  );

  return [
    {
      name: "a new webhook, and its test",
      async drive(address) {
        const { status, text } = await add(address);
        if (status >= 300) return false;
        const added = JSON.parse(text) as Added;
        await send("POST", `/api/v1/webhooks/${added.webhook.id}/test`);
        return true;
      },
    },
    {
      name: "a changed webhook, and its test",
      async drive(address) {
        const { status } = await send("PATCH", `/api/v1/webhooks/${webhook.id}`, { url: address });
        await send("POST", `/api/v1/webhooks/${webhook.id}/test`);
        return status < 300;
      },
    },
    {
      name: "a webhook's row, past the door",
      async drive(address) {
        await target.sql`update webhook_endpoints set url = ${address} where id = ${webhook.id}`;
        await send("POST", `/api/v1/webhooks/${webhook.id}/test`);
        return true;
      },
    },
    {
      name: "the recording in a signed report",
      async drive(address, n) {
        const seq = 100 + n;
        const recording = { url: address, seconds: 1 };
        const text = asciiJson({ ...report, seq, snapshot: { ...report.snapshot, recording } });
        const signed = sign(`evt_${call.session}_${seq}`, text, target.webhookKey);
        const { status } = await target.ask({
          method: "POST",
          path: "/voximplant/events",
          ...signed,
        });
        await listen();
        return status === 200;
      },
    },
    {
      name: "the recording's row, past the door",
      async drive(address) {
        await target.sql`update calls set recording_url = ${address} where id = ${call.id}`;
        await listen();
        return true;
      },
    },
    {
      name: "the control address of a session",
      async drive(address, n) {
        const one = waiting[n];
        if (!one) throw new Error("too few attempts wait for a session");
        const answer = await askPermit(target, one, address);
        await send("POST", `/api/v1/calls/${one.call}/hang-up`);
        return answer.includes('"go":true');
      },
    },
  ];
}

export const ssrf: Attack = {
  // Hosts that the server's own settings open are open on purpose.
  settings: { WEBHOOK_ALLOWED_HOSTS: "nothing.invalid" },
  async run(target) {
    const listeners = await listenOnLoopback();
    // Whoever comes is counted, or a silence would mean nothing.
    await fetch(`http://127.0.0.1:${listeners.port}/`).catch(() => undefined);
    const isCounting = listeners.hits() > 0;
    const result = await runSsrf(target, listeners);
    listeners.close();
    const roads = Object.entries(result.roads);
    const hits = roads.reduce((sum, [, road]) => sum + road.hits, 0);
    return {
      lines: [
        `addresses ${result.addresses} on ${roads.length} roads, also to ports ${result.ports.join(" ")}: connections to loopback ${hits} (bar 0)`,
        ...roads.map(([name, { taken, hits }]) => `  ${name}: taken ${taken}, connections ${hits}`),
      ],
      result: { ...result, hits },
      isSafe: hits === 0 && isCounting,
    };
  },
};
