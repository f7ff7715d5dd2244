import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing/test-sandbox";

describe("faults on demand", () => {
  let sandbox: TestSandbox;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(async () => {
    await sandbox.stop();
  });

  const sms = () =>
    sandbox.form("/sms/sms/send", { api_id: "sms-id", to: "79001234567", msg: "Hello", json: "1" });
  const add = (rule: object) => sandbox.post("/control/faults", rule);
  const accepted = () => sandbox.world.journal.list({ kind: "sms.accepted" }).length;

  it("drops a connection before the request is looked at", async () => {
    await add({ service: "sms", kind: "drop", times: 1 });
    await expect(sms()).rejects.toThrow();
    expect(accepted()).toBe(0);
    expect((await sms()).status).toBe(200);
    expect(accepted()).toBe(1);
  });

  it("delays a request, and carries it out all the same", async () => {
    await add({ service: "sms", kind: "delay", ms: 250, times: 1 });
    const started = performance.now();
    expect((await sms()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(249);
    expect(accepted()).toBe(1);
  });

  it("loses the answer of what was carried out", async () => {
    await add({ service: "sms", kind: "lose_answer", times: 1 });
    await expect(sms()).rejects.toThrow();
    expect(accepted()).toBe(1);
  });

  it("answers a failed status, before or after carrying out", async () => {
    await add({ service: "sms", kind: "status", status: 503, times: 1 });
    expect((await sms()).status).toBe(503);
    expect(accepted()).toBe(0);
    await add({ service: "sms", kind: "status", status: 502, afterAccept: true, times: 1 });
    expect((await sms()).status).toBe(502);
    expect(accepted()).toBe(1);
  });

  it("says 429 with the time to wait in each provider's own way", async () => {
    await add({ service: "telegram", kind: "status", status: 429, retryAfter: 7, times: 1 });
    const telegram = await sandbox.post("/telegram/bot123:token/sendMessage", {
      chat_id: 1,
      text: "x",
    });
    expect(await telegram.json()).toMatchObject({ ok: false, parameters: { retry_after: 7 } });
    await add({ service: "hubspot", kind: "status", status: 429, retryAfter: 3, times: 1 });
    const hubspot = await sandbox.get("/hubspot/crm/v3/objects/contacts");
    expect(hubspot.headers.get("retry-after")).toBe("3");
  });

  it("refuses and errs inside a 200 as SMS.ru does", async () => {
    await add({ service: "sms", kind: "refuse", times: 1 });
    expect(await (await sms()).json()).toMatchObject({
      status_code: 100,
      sms: { "79001234567": { status: "ERROR", status_code: 207 } },
    });
    await add({ service: "sms", kind: "ok_with_error", times: 1 });
    const answer = await sms();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: "ERROR", status_code: 220 });
    expect(accepted()).toBe(0);
  });

  it("befalls only what matches, and journals each time", async () => {
    await add({ service: "sms", kind: "status", status: 500, match: { path: "/my/balance" } });
    expect((await sms()).status).toBe(200);
    expect((await sandbox.form("/sms/my/balance", { api_id: "sms-id" })).status).toBe(500);
    const applied = sandbox.world.journal.list({ kind: "fault.applied" });
    expect(applied.map((entry) => entry.data)).toMatchObject([
      { service: "sms", path: "/sms/my/balance" },
    ]);
  });

  it("draws the same misfortunes from the same seed", async () => {
    async function statuses(): Promise<number[]> {
      await sandbox.get("/control/faults", { method: "DELETE" });
      await add({ service: "sms", kind: "status", status: 500, share: 0.5 });
      const all: number[] = [];
      for (let no = 0; no < 20; no += 1) all.push((await sms()).status);
      return all;
    }
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses()).toEqual(first);
    sandbox.world.settings.seed = "another";
    expect(await statuses()).not.toEqual(first);
  });

  it("refuses a rule that makes no sense", async () => {
    expect((await add({ service: "sms", kind: "reorder" })).status).toBe(400);
    expect((await add({ service: "webhooks", kind: "refuse" })).status).toBe(400);
    expect((await add({ service: "sms", kind: "status" })).status).toBe(400);
    expect((await add({ service: "sms", kind: "drop", share: 2 })).status).toBe(400);
  });

  it("loses all later messages of a session once one is lost, and spends itself by sessions", async () => {
    await add({ service: "webhooks", kind: "drop", times: 1, match: { path: "/events" } });
    const to = (session: string, path = "/voximplant/events") =>
      sandbox.world.faults.outgoing({ path, method: "POST", session }).drop;
    expect([to("a"), to("a"), to("b"), to("a")]).toEqual([true, true, false, true]);
    expect(to("c", "/voximplant/permit")).toBe(false);
  });

  it("repeats and holds back webhooks", async () => {
    await add({ service: "webhooks", kind: "duplicate" });
    await add({ service: "webhooks", kind: "reorder", share: 0.5 });
    const verdicts = Array.from({ length: 40 }, () =>
      sandbox.world.faults.outgoing({ path: "/voximplant/events", method: "POST", session: "s" }),
    );
    expect(new Set(verdicts.map((one) => one.copies))).toEqual(new Set([1, 2, 3]));
    expect(new Set(verdicts.map((one) => one.holdBack))).toEqual(new Set([true, false]));
  });
});

describe("control and pages", () => {
  let sandbox: TestSandbox;
  let foreign: Server;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    foreign = createServer();
    await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await sandbox.stop();
    await new Promise((resolve) => foreign.close(resolve));
  });

  it("obeys no page of another address", async () => {
    const origin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
    const answer = await sandbox.post("/control/reset", {}, { origin });
    expect(answer.status).toBe(403);
    expect((await sandbox.post("/control/reset", {}, { origin: sandbox.url })).status).toBe(200);
  });

  it("changes speed and seed, and says what it cannot", async () => {
    const put = (body: object) =>
      sandbox.get("/control/settings", { method: "PUT", body: JSON.stringify(body) });
    expect(await (await put({ speed: 2 })).json()).toMatchObject({
      speed: 2,
      seed: "test",
      obedient: false,
    });
    expect((await put({ speed: -1 })).status).toBe(400);
    expect((await put({ sped: 1 })).status).toBe(400);
  });

  it("answers unknown addresses and methods", async () => {
    expect((await sandbox.get("/nowhere")).status).toBe(404);
    expect((await sandbox.get("/control/reset")).status).toBe(405);
  });
});
