import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { enterLead } from "./hubspot";
import { askOutside } from "./outside-request";
import { sendSms } from "./sms-ru";
import { sendTelegramMessage } from "./telegram";

type Seen = { path: string; headers: IncomingMessage["headers"]; body: string };
type Answer = (seen: Seen, res: ServerResponse, req: IncomingMessage) => void;

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A provider on loopback; returns its address and what it saw. */
async function provider(...answers: Answer[]): Promise<{ baseUrl: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const one = {
        path: req.url ?? "",
        headers: req.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      seen.push(one);
      const answer = answers[Math.min(seen.length, answers.length) - 1];
      answer?.(one, res, req);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, res) => {
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify(body));
  };
const resetAfterReading: Answer = (_, __, req) => req.socket.resetAndDestroy();
const accepted = {
  status: "OK",
  status_code: 100,
  sms: { "998901234567": { status: "OK", status_code: 100, sms_id: "2026-1" } },
};
const refusedNumber = (code: number) => ({
  status: "OK",
  status_code: 100,
  sms: { "998901234567": { status: "ERROR", status_code: code, status_text: "нет" } },
});

describe("SMS.ru", () => {
  const message = { to: "+998901234567", text: "Привет, ўзбек" };
  const send = async (...answers: Answer[]) => {
    const { baseUrl, seen } = await provider(...answers);
    return { result: await sendSms({ baseUrl, apiId: "key", sender: "HALO" }, message, 1), seen };
  };

  it("speaks the documented form and takes the id", async () => {
    const { result, seen } = await send(json(200, accepted));
    expect(result).toEqual({ kind: "accepted", ref: "2026-1" });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.path).toBe("/sms/send");
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toEqual({
      api_id: "key",
      to: "998901234567",
      msg: "Привет, ўзбек",
      json: "1",
      from: "HALO",
    });
  });

  it.each([
    ["an error in 200", json(200, { status: "ERROR", status_code: 220 }), "retry", "transient"],
    [
      "a wrong key in 200",
      json(200, { status: "ERROR", status_code: 200 }),
      "retry",
      "configuration",
    ],
    ["no funds in 200", json(200, { status: "ERROR", status_code: 201 }), "retry", "configuration"],
    ["a refused number in 200", json(200, refusedNumber(207)), "failed_final", "permanent"],
    ["an unknown code in 200", json(200, refusedNumber(777)), "unknown", "ambiguous"],
    ["200 without a number", json(200, { status: "OK", status_code: 100 }), "unknown", "ambiguous"],
    ["200 with a page", ((_, res) => res.end("<h1>hi</h1>")) as Answer, "unknown", "ambiguous"],
    ["429", json(429, {}), "retry", "transient"],
    ["500", json(500, {}), "unknown", "ambiguous"],
    ["503", json(503, {}), "unknown", "ambiguous"],
    ["408", json(408, {}), "unknown", "ambiguous"],
    ["400", json(400, {}), "failed_final", "permanent"],
    ["401", json(401, {}), "retry", "configuration"],
    ["402", json(402, {}), "retry", "configuration"],
    ["a reset after it was accepted", resetAfterReading, "unknown", "ambiguous"],
  ] as const)("%s is %s", async (_name, answer, state, errorClass) => {
    const { result, seen } = await send(answer);
    expect(result).toMatchObject({ kind: "failed", failure: { state, errorClass } });
    expect(seen).toHaveLength(1);
  });

  it("a closed door is tried again, a wish to wait obeyed", async () => {
    const closed = await sendSms(
      { baseUrl: "http://127.0.0.1:1", apiId: "k", sender: null },
      message,
      1,
    );
    expect(closed).toMatchObject({
      kind: "failed",
      failure: { state: "retry", errorClass: "transient" },
    });
    const { result } = await send(json(429, {}, { "retry-after": "17" }));
    expect(result).toMatchObject({ failure: { state: "retry", afterSeconds: 17 } });
  });

  it("silence is unknown", async () => {
    const { baseUrl } = await provider(() => undefined);
    const request = {
      provider: "x",
      name: "x",
      method: "POST",
      url: `${baseUrl}/`,
      timeoutMs: 50,
    } as const;
    expect(await askOutside(request)).toEqual({ kind: "lost", code: "timeout" });
  });

  it("an answer cut off is lost, a redirect not followed", async () => {
    const cut = await send((_, res) => {
      res.writeHead(200, { "content-length": "100" });
      res.write("{", () => res.destroy());
    });
    expect(cut.result).toMatchObject({ failure: { state: "unknown" } });
    const moved = await send(json(302, {}, { location: "http://127.0.0.1:1/" }));
    expect(moved.result).toMatchObject({ failure: { state: "failed_final" } });
    expect(moved.seen).toHaveLength(1);
  });
});

describe("Telegram", () => {
  const send = async (...answers: Answer[]) => {
    const { baseUrl, seen } = await provider(...answers);
    const bot = { baseUrl, token: "1:abc", name: "halo_bot" };
    return { result: await sendTelegramMessage(bot, { chatId: "42", text: "hi" }, 1), seen };
  };

  it("sends and takes the message's id", async () => {
    const { result, seen } = await send(json(200, { ok: true, result: { message_id: 5 } }));
    expect(result).toEqual({ kind: "sent", ref: "5" });
    expect(seen[0]?.path).toBe("/bot1:abc/sendMessage");
    expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({ chat_id: "42", text: "hi" });
  });

  it.each([
    [
      "429",
      json(429, { ok: false, error_code: 429, parameters: { retry_after: 7 } }),
      { state: "retry", afterSeconds: 7 },
    ],
    ["a blocked bot", json(403, { ok: false, error_code: 403 }), { state: "failed_final" }],
    ["an error in 200", json(200, { ok: false, error_code: 400 }), { state: "failed_final" }],
    [
      "a wrong token",
      json(401, { ok: false, error_code: 401 }),
      { state: "retry", errorClass: "configuration" },
    ],
    ["500", json(500, { ok: false, error_code: 500 }), { state: "unknown" }],
    [
      "502 with a page",
      ((_, res) => res.writeHead(502).end("<h1>")) as Answer,
      { state: "unknown" },
    ],
    ["a lost answer", resetAfterReading, { state: "unknown" }],
  ] as const)("%s", async (_name, answer, failure) => {
    expect((await send(answer)).result).toMatchObject({ kind: "failed", failure });
  });
});

describe("HubSpot", () => {
  const lead = {
    callId: "c1",
    phone: "+998901234567",
    name: "Анвар",
    contactRef: null,
    deal: { name: "HALO", description: "s" },
  };
  const none = json(200, { total: 0, results: [] });
  const enter = async (...answers: Answer[]) => {
    const { baseUrl, seen } = await provider(...answers);
    return { result: await enterLead({ baseUrl, token: "t" }, lead, 1), seen };
  };

  it("looks for the person and the deal before it makes them", async () => {
    const { result, seen } = await enter(
      none,
      json(201, { id: "11" }),
      none,
      json(201, { id: "22" }),
    );
    expect(result).toEqual({ kind: "entered", contactRef: "11", dealRef: "22" });
    expect(seen.map(({ path }) => path.replace("/crm/v3/objects/", ""))).toEqual([
      "contacts/search",
      "contacts",
      "deals/search",
      "deals",
    ]);
    expect(seen[0]?.headers.authorization).toBe("Bearer t");
    expect(JSON.parse(seen[3]?.body ?? "")).toMatchObject({
      properties: { ai_call_id: "c1" },
      associations: [{ to: { id: "11" } }],
    });
  });

  it("makes nothing that is there", async () => {
    const { result, seen } = await enter(
      json(200, { results: [{ id: 11 }] }),
      json(200, { results: [{ id: "22" }] }),
    );
    expect(result).toEqual({ kind: "entered", contactRef: "11", dealRef: "22" });
    expect(seen).toHaveLength(2);
  });

  it("comes back for a lost answer, not at once", async () => {
    const { result } = await enter(none, resetAfterReading);
    expect(result).toMatchObject({ failure: { state: "retry", errorClass: "transient" } });
    if (result.kind !== "failed" || result.failure.state !== "retry")
      throw new Error("expected a retry");
    expect(result.failure.afterSeconds).toBeGreaterThanOrEqual(5);
  });

  it("takes the one who was there on a conflict", async () => {
    const there = json(200, { results: [{ id: "11" }] });
    const { result } = await enter(
      none,
      json(409, {}),
      there,
      json(200, { results: [{ id: "22" }] }),
    );
    expect(result).toEqual({ kind: "entered", contactRef: "11", dealRef: "22" });
  });

  it("believes no error that comes as 200", async () => {
    const { result } = await enter(json(200, { status: "error", message: "internal error" }));
    expect(result).toMatchObject({ kind: "failed", failure: { state: "retry" } });
  });

  it.each([
    [json(500, {}), "retry"],
    [json(429, {}), "retry"],
    [json(401, {}), "retry"],
    [json(400, {}), "failed_final"],
  ] as const)("sorts refusals", async (answer, state) => {
    expect((await enter(none, answer)).result).toMatchObject({
      kind: "failed",
      failure: { state },
    });
  });
});
