import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing/test-sandbox";

let sandbox: TestSandbox;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.stop();
});

it("shows every page under a policy that lets no script in", async () => {
  for (const path of ["/", "/numbers", "/inbox", "/journal", "/faults"]) {
    const answer = await sandbox.get(path);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const nonce = /style-src 'nonce-([^']+)'/u.exec(policy)?.[1] ?? "";
    const body = await answer.text();
    expect(answer.status, path).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(body).toContain(`<style nonce="${nonce}">`);
    expect(body).not.toContain("<script");
  }
});

it("escapes what people and machines wrote", async () => {
  const hostile = `<img src=x onerror="alert('1')">&`;
  await sandbox.form("/sms/sms/send", {
    api_id: "sms-id",
    to: "79001234567",
    msg: hostile,
    json: "1",
  });
  const escaped = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";
  for (const path of [
    "/inbox",
    "/journal?kind=sms.",
    `/journal?ref=${encodeURIComponent(hostile)}`,
  ]) {
    const body = await (await sandbox.get(path)).text();
    expect(body).not.toContain("<img");
    expect(body).toContain("&lt;img");
  }
  expect(await (await sandbox.get("/inbox")).text()).toContain(escaped);
});

it("presses Start from the message and answers in the chat", async () => {
  const msg = "Your link: https://t.me/halo_demo_bot?start=abc_1";
  await sandbox.form("/sms/sms/send", { api_id: "sms-id", to: "79001234567", msg, json: "1" });
  expect(await (await sandbox.get("/inbox")).text()).toContain('name="token" value="abc_1"');
  const pressed = await sandbox.form("/inbox/start", { phone: "79001234567", token: "abc_1" });
  expect(pressed.status).toBe(303);
  await sandbox.form("/inbox/write", { chat: "79001234567", text: "Да, жду" });
  const inbox = await (await sandbox.get("/inbox")).text();
  expect(inbox).toContain("/start abc_1");
  expect(inbox).toContain("Да, жду");
});

it("adds and removes faults and changes settings by form", async () => {
  await sandbox.form("/faults", { service: "hubspot", kind: "status", status: "502", share: "30" });
  expect(sandbox.world.faults.list()).toMatchObject([
    { service: "hubspot", status: 502, share: 0.3 },
  ]);
  expect(
    await (await sandbox.form("/faults", { service: "sms", kind: "reorder", share: "100" })).text(),
  ).toContain("reorder cannot befall sms");
  await sandbox.form("/faults/remove", { id: sandbox.world.faults.list()[0]?.id ?? "" });
  expect(sandbox.world.faults.list()).toEqual([]);
  await sandbox.form("/settings", { speed: "2", seed: "spring", obedient: "yes" });
  expect(sandbox.world.settings).toEqual({
    speed: 2,
    seed: "spring",
    obedient: true,
    echoes: false,
  });
});

it("remembers messages and records over a restart, and forgets them when emptied", async () => {
  await sandbox.form("/sms/sms/send", {
    api_id: "sms-id",
    to: "79001234567",
    msg: "kept",
    json: "1",
  });
  await sandbox.world.stop();
  const again = await startTestSandbox({}, sandbox.world.dataDir);
  expect(await (await again.get("/inbox")).text()).toContain("kept");
  await again.form("/reset", {});
  expect(await (await again.get("/inbox")).text()).not.toContain("kept");
  await again.stop();
});
