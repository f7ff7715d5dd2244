import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { builtDoors } from "../built-doors";
import { sandboxCalls } from "../sandbox";
import type { Target } from "../target";
import { type Canary, canary } from "./secrets";

type Headers = Record<string, string>;
/** What the flows made: where to look, and what for. */
export type Made = {
  numbers: string[];
  canaries: Canary[];
  ids: Record<string, string>;
  /** What was shown while keys from the screen were stored. */
  entered: string[];
};

const ENTERED = {
  openai: "sk-canary-7Qd0vJx2mZpLrT5wYb8N",
  sms_ru: "CANARY-5F1B2C3D-9E8F-4A7B-8C6D",
  telegram: "7001234567:AAcanaryKx91LmNoPqRsTuVwXyZ0123456",
  hubspot: "pat-canary-44c1-9d2e-6f7a8b9c0d1e",
};
const WRONG_PASSWORD = "canary wrong password 8472";
const NEW_PASSWORD = "canary new password 5563";

/** Twenty people called, everything done with them, and every service answering with what it was asked. */
export async function runFlows(target: Target, root: string, admin: Headers): Promise<Made> {
  const sandbox = sandboxCalls(target);
  await sandbox.settings({ echoes: true });
  const type = { ...admin, "content-type": "application/json" };
  const ask = async (method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { text, status } = await target.ask({ method, path, headers: type, ...sent });
    return {
      status,
      value: (text.startsWith("{") ? JSON.parse(text) : {}) as Record<string, unknown>,
    };
  };
  const act = async (name: string, input: unknown) => {
    const found = builtDoors(root).actions.find((one) => one.name === name);
    if (!found) throw new Error(`the build has no ${name}`);
    const headers = {
      ...admin,
      "next-action": found.id,
      "content-type": "text/plain;charset=UTF-8",
    };
    return target.ask({ method: "POST", path: found.page, headers, body: JSON.stringify([input]) });
  };
  await ask("PATCH", "/api/v1/settings/dialing", { maxConcurrentCalls: 50, callsPerMinute: 600 });

  const entered: string[] = [];
  const receiver = await echoingReceiver();
  const webhook = await ask("POST", "/api/v1/webhooks", {
    name: "echo",
    url: receiver.url,
    events: ["call.started", "call.ended", "call.analyzed"],
  });
  const numbers = Array.from(
    { length: 20 },
    (_, n) => `+99890${5210 + n * 37}${String(n + 1).padStart(3, "0")}`,
  );
  const first = await callAll(ask, numbers.slice(0, 10));
  await sandbox.fault({ service: "voximplant", kind: "status", status: 500, times: 2 });
  for (const service of ["sms", "hubspot", "telegram", "openai"]) {
    await sandbox.fault({ service, kind: "status", status: 500, share: 0.4 });
    await sandbox.fault({ service, kind: "ok_with_error", share: 0.2 });
  }
  await untilQuiet(target, first);
  // Keys on screen belong to the real services, which nobody asks here: they are entered and taken away again.
  for (const [provider, secret] of Object.entries(ENTERED)) {
    const account = provider === "telegram" ? { account: "canary_bot" } : {};
    await act("setConnectionKeyAction", { provider, secret, ...account });
    for (const path of ["/settings/connections", "/api/v1/connections"])
      entered.push((await target.ask({ method: "GET", path, headers: admin })).text);
    await act("removeConnectionKeyAction", { provider });
  }
  for (const provider of ["voximplant", ...Object.keys(ENTERED)])
    await act("testConnectionAction", { provider });
  const second = await callAll(ask, numbers.slice(10));
  await untilQuiet(target, second);
  for (const id of [...first, ...second].slice(0, 5)) {
    await ask("POST", `/api/v1/calls/${id}/read-again`);
    await ask("POST", `/api/v1/calls/${id}/steps/sms/retry`);
  }
  const id = String((webhook.value.webhook as { id?: string } | undefined)?.id);
  await ask("POST", `/api/v1/webhooks/${id}/test`);
  await ask("POST", "/api/v1/do-not-call", { phones: numbers[19], reason: "asked" });
  await target.ask({
    method: "POST",
    path: "/telegram/updates",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": "wrong" },
    body: "{}",
  });
  const key = await ask("POST", "/api/v1/api-keys", { name: "x", scopes: ["calls.read"] });
  await ask("POST", "/api/v1/users", {
    email: "canary@x.test",
    name: "Somebody",
    role: "rep",
    teamId: null,
    seesAllTeams: false,
    password: NEW_PASSWORD,
  });
  const [person] = await target.sql<{ id: string }[]>`
    select id from users where email = 'canary@x.test'`;
  const personId = person?.id ?? "";
  const link = await ask("POST", `/api/v1/users/${personId}/password-link`);
  const logIn = (password: string) =>
    target.ask({
      method: "POST",
      path: "/api/auth/login",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "rep@halo.test", password }),
    });
  await logIn(WRONG_PASSWORD);
  const token = (JSON.parse((await logIn("halo-demo")).text) as { access_token: string })
    .access_token;
  await fetch(`${target.url}/api/v1/me?token=${encodeURIComponent(token)}`, {
    headers: { authorization: `Bearer ${token}x` },
  });
  receiver.close();

  const linkToken = /[?#&]token=([\w-]{20,})|\/password\/?#?([\w-]{20,})/.exec(
    JSON.stringify(link.value),
  );
  const made: Record<string, unknown> = {
    "an API key": key.value.secret,
    "a webhook's secret": webhook.value.secret,
    "a token of sign-in": token,
    "a link's token": linkToken?.[1] ?? linkToken?.[2],
    "a session's cookie": admin.cookie?.split("; ").at(-1)?.split("=").slice(1).join("="),
    "a wrong password": WRONG_PASSWORD,
    "a new password": NEW_PASSWORD,
    ...Object.fromEntries(
      Object.entries(ENTERED).map(([name, secret]) => [`the entered key of ${name}`, secret]),
    ),
  };
  const kept = Object.entries(target.secrets).filter(([name]) => !name.endsWith("ACCOUNT_ID"));
  for (const [name, secret] of kept) made[name] = secret;
  const canaries = Object.entries(made).map(([what, secret]) => {
    if (typeof secret !== "string" || secret.length < 12)
      throw new Error(`the flows made no ${what}`);
    return canary(what, secret);
  });
  const [contact] = await target.sql<
    { id: string }[]
  >`select contact_id as id from calls where id = ${first[0] ?? ""}`;
  return {
    entered,
    numbers,
    canaries,
    ids: { call: first[0] ?? "", contact: contact?.id ?? "", webhook: id, person: personId },
  };
}

type Ask = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; value: Record<string, unknown> }>;

async function callAll(ask: Ask, numbers: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const phone of numbers) {
    const { status, value } = await ask("POST", "/api/v1/calls", {
      phone,
      language: "ru",
      confirm: true,
    });
    if (status >= 300) throw new Error(`${phone}: ${status} ${JSON.stringify(value)}`);
    ids.push(String(value.id));
  }
  return ids;
}

async function untilQuiet(target: Target, ids: readonly string[]): Promise<void> {
  // Steps that wait for their next try keep a call open for minutes: what was sent once has been echoed.
  for (;;) {
    const [row] = await target.sql<{ open: number }[]>`
      select count(*)::int as open from calls c where id = any(${[...ids]}) and status_rank < 90
         and not exists (select 1 from call_steps s where s.call_id = c.id and s.tries > 0)`;
    if (row?.open === 0) return;
    await wait(300);
  }
}

/** A receiver of webhooks that fails and repeats what it was sent. */
async function echoingReceiver() {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () =>
      response.writeHead(500).end(`${JSON.stringify(request.headers)}${Buffer.concat(chunks)}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
