import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing/test-sandbox";
import { smsSegments } from "./sms-segments";

let sandbox: TestSandbox;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.stop();
});

describe("SMS.ru", () => {
  const send = async (fields: Record<string, string>) =>
    (await sandbox.form("/sms/sms/send", { api_id: "sms-id", json: "1", ...fields })).json();

  it("takes a message and shows it where it landed", async () => {
    const answer = await send({ to: "79001234567", msg: "Здравствуйте!", from: "HALO" });
    expect(answer).toMatchObject({
      status: "OK",
      status_code: 100,
      sms: { "79001234567": { status_code: 100 } },
    });
    const { sms } = (await (await sandbox.get("/control/inbox")).json()) as { sms: object[] };
    expect(sms).toMatchObject([
      { to: "79001234567", text: "Здравствуйте!", from: "HALO", segments: 1 },
    ]);
  });

  it("answers with the provider's codes", async () => {
    expect(await send({ to: "79001234567", msg: "x", api_id: "wrong" })).toMatchObject({
      status_code: 301,
    });
    expect(await send({ to: "12", msg: "x" })).toMatchObject({
      sms: { "12": { status_code: 202 } },
    });
    expect(await send({ to: "79001234567", msg: "" })).toMatchObject({
      sms: { "79001234567": { status_code: 203 } },
    });
    expect(await send({ to: "79001234567", msg: "я".repeat(600) })).toMatchObject({
      sms: { "79001234567": { status_code: 205 } },
    });
    expect(sandbox.world.journal.list({ kind: "sms." })).toEqual([]);
  });

  it("counts segments in both alphabets", () => {
    expect(smsSegments("a".repeat(160))).toBe(1);
    expect(smsSegments("a".repeat(161))).toBe(2);
    expect(smsSegments("я".repeat(70))).toBe(1);
    expect(smsSegments("я".repeat(71))).toBe(2);
    expect(smsSegments("€".repeat(80))).toBe(1);
    expect(smsSegments("so‘m")).toBe(1);
  });

  it("tells status and balance", async () => {
    const { sms } = (await send({ to: "79001234567", msg: "x" })) as {
      sms: Record<string, { sms_id: string }>;
    };
    const id = sms["79001234567"]?.sms_id ?? "";
    const status = await sandbox.form("/sms/sms/status", {
      api_id: "sms-id",
      json: "1",
      sms_id: `${id},nope`,
    });
    expect(await status.json()).toMatchObject({
      sms: { [id]: { status_code: 103 }, nope: { status_code: -1 } },
    });
    const balance = await sandbox.form("/sms/my/balance", { api_id: "sms-id", json: "1" });
    expect(await balance.json()).toMatchObject({ balance: 49_995.8 });
  });
});

describe("Telegram", () => {
  type Update = { body: Record<string, unknown>; headers: IncomingHttpHeaders };
  let bot: Server;
  let updates: Update[];

  beforeEach(async () => {
    updates = [];
    bot = createServer(async (incoming, outgoing) => {
      let text = "";
      for await (const chunk of incoming) text += String(chunk);
      updates.push({
        body: JSON.parse(text) as Record<string, unknown>,
        headers: incoming.headers,
      });
      outgoing.end("ok");
    });
    await new Promise<void>((resolve) => bot.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => bot.close(resolve));
  });

  const ask = async (method: string, body: object) => {
    const answer = await sandbox.post(`/telegram/bot123:token/${method}`, body);
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  const hook = () =>
    ask("setWebhook", {
      url: `http://127.0.0.1:${(bot.address() as AddressInfo).port}/updates`,
      secret_token: "tell-nobody",
    });

  it("lets a bot write only to who pressed Start, and sends the update with the secret", async () => {
    await hook();
    expect((await ask("sendMessage", { chat_id: 79001234567, text: "Hi" })).json).toMatchObject({
      ok: false,
      description: "Bad Request: chat not found",
    });
    await sandbox.post("/control/inbox/start", { phone: "79001234567", token: "one-time_1" });
    expect(updates).toHaveLength(1);
    expect(updates[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("tell-nobody");
    expect(updates[0]?.body).toMatchObject({
      message: { text: "/start one-time_1", chat: { id: 79001234567, type: "private" } },
    });
    expect((await ask("sendMessage", { chat_id: 79001234567, text: "Hi" })).json).toMatchObject({
      ok: true,
    });
    await sandbox.post("/control/inbox/write", { chat: "79001234567", text: "Thanks" });
    const inbox = (await (await sandbox.get("/control/inbox")).json()) as {
      telegram: { messages: object[] }[];
    };
    expect(inbox.telegram[0]?.messages).toMatchObject([
      { from: "person", text: "/start one-time_1" },
      { from: "bot", text: "Hi" },
      { from: "person", text: "Thanks" },
    ]);
  });

  it("refuses after the person has blocked the bot", async () => {
    await hook();
    await sandbox.post("/control/inbox/start", { phone: "79001234567", token: "t" });
    await sandbox.post("/control/inbox/block", { chat: "79001234567" });
    expect(updates[1]?.body).toMatchObject({
      my_chat_member: { new_chat_member: { status: "kicked" } },
    });
    expect((await ask("sendMessage", { chat_id: 79001234567, text: "Hi" })).status).toBe(403);
  });

  it("knows its own token only, and keeps the secret out of the journal", async () => {
    await hook();
    expect((await sandbox.post("/telegram/bot9:wrong/getMe", {})).status).toBe(401);
    const journal = await (await sandbox.get("/control/journal")).text();
    expect(journal).toContain("/updates");
    expect(journal).not.toContain("tell-nobody");
  });
});
