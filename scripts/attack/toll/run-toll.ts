import { setTimeout as wait } from "node:timers/promises";
import { sandboxCalls } from "../sandbox";
import type { Target } from "../target";
import { type Attack, some } from "../verdict";
import { ALLOWED, DESTINATIONS, mayRing, REFUSED, REFUSED_EACH, WAYS } from "./destinations";
import { DIALING } from "./dialing";

type Door = { name: string; send(phone: string): Promise<number> };
type Result = {
  destinations: number;
  doNotCall: number;
  /** Requests by door. */
  asked: Record<string, number>;
  /** What a door took although it may not ring: refused later, or a ring. */
  taken: string[];
  /** Telephones that rang although they may not. */
  rings: string[];
  /** Numbers that may ring, and did. */
  allowedRang: number;
};

async function runToll(target: Target): Promise<Result> {
  const doors = await doorsOf(target);
  const refused = new Set([REFUSED, ...REFUSED_EACH].map((n) => `+7${n}`));
  const result: Result = {
    destinations: DESTINATIONS.length,
    doNotCall: refused.size,
    asked: {},
    taken: [],
    rings: [],
    allowedRang: 0,
  };
  const corpus = [
    ...DESTINATIONS,
    ...WAYS.map((write) => ({ what: "do-not-call", phone: write(REFUSED) })),
    ...REFUSED_EACH.map((n) => ({ what: "do-not-call", phone: `+7${n}` })),
  ];
  for (const door of doors) {
    for (const { what, phone } of corpus) {
      const status = await door.send(phone);
      result.asked[door.name] = (result.asked[door.name] ?? 0) + 1;
      if (status < 300) result.taken.push(`${what} ${JSON.stringify(phone)}: ${door.name}`);
    }
  }
  for (const phone of ALLOWED) await doors[0]?.send(phone);
  await untilQuiet(target);
  const dialed = (await sandboxCalls(target).journal("vox.dialed")).map(({ data }) =>
    String(data.number).replace(/^\+?/, "+"),
  );
  result.rings = dialed.filter((number) => !mayRing(number) || refused.has(number));
  result.allowedRang = ALLOWED.filter((number) => dialed.includes(number)).length;
  return result;
}

async function doorsOf(target: Target): Promise<Door[]> {
  const admin = await target.signIn("admin@halo.test");
  const type = { "content-type": "application/json" };
  const send = (method: string, path: string, headers: Record<string, string>, body: unknown) =>
    target.ask({ method, path, headers: { ...type, ...headers }, body: JSON.stringify(body) });
  const must = async (asked: ReturnType<typeof send>) => {
    const { status, text } = await asked;
    if (status >= 300) throw new Error(`${status} ${text}`);
  };
  await must(send("PATCH", "/api/v1/settings/dialing", admin, DIALING));
  const list = [`+7${REFUSED}`, ...REFUSED_EACH.map((n, at) => WAYS[at]?.(n) ?? n)];
  await must(
    send("POST", "/api/v1/do-not-call", admin, { phones: list.join("\n"), reason: "asked" }),
  );
  const started = new Date();
  const wish = { language: "ru", confirm: true };
  const house = { authorization: `Bearer ${target.secrets.API_AUTH_KEY}` };
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const plan = (phone: string) => ({ ...wish, phone, localTime: `${day}T12:00`, zone: "UTC" });
  const due = (phone: string | null) => target.sql`
    update planned_calls set due_at = now(), try_at = now(), phone = coalesce(${phone}, phone)
     where state = 'planned' and created_at >= ${started}`;
  return [
    {
      name: "a call",
      send: async (phone) =>
        (await send("POST", "/api/v1/calls", admin, { ...wish, phone })).status,
    },
    {
      name: "the door of API_AUTH_KEY",
      send: async (phone) =>
        (await send("POST", "/demo/session", house, { ...wish, phone })).status,
    },
    {
      name: "a planned call that falls due",
      async send(phone) {
        const { status } = await send("POST", "/api/v1/planned-calls", admin, plan(phone));
        if (status < 300) await due(null);
        return status;
      },
    },
    {
      // As if it had been written while another list held.
      name: "a planned call's row, past the door",
      async send(phone) {
        await must(send("POST", "/api/v1/planned-calls", admin, plan(ALLOWED[0] ?? "")));
        await due(phone.replaceAll("\0", ""));
        return 400;
      },
    },
  ];
}

/** Until nothing is planned, and every call has come to its end. */
async function untilQuiet(target: Target): Promise<void> {
  for (;;) {
    const [row] = await target.sql<{ open: number }[]>`
      select (select count(*) from calls where status_rank < 90)::int
           + (select count(*) from planned_calls where state = 'starting' or (state = 'planned' and try_at <= now()))::int as open`;
    if (row?.open === 0) return;
    await wait(500);
  }
}

export const toll: Attack = {
  async run(target) {
    const result = await runToll(target);
    const { destinations, doNotCall, asked, taken, rings, allowedRang } = result;
    return {
      lines: [
        `destinations ${destinations}, numbers that must not be called ${doNotCall}, asked by door: ${JSON.stringify(asked)}`,
        `  rings outside the allow-list or to do-not-call ${rings.length} (bar 0); taken at a door ${taken.length}`,
        `  numbers that may ring and did ${allowedRang} of ${ALLOWED.length}`,
        ...some(rings).map((line) => `  rang: ${line}`),
        ...some(taken).map((line) => `  taken: ${line}`),
      ],
      result: { ...result, taken: some(taken) },
      isSafe: rings.length === 0 && allowedRang === ALLOWED.length,
    };
  },
};
