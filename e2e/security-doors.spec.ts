import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";

const HOSTILE = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1">`;

test("hostile words of a greeting, a client and a conversation run nowhere", async ({
  rep,
  phone,
  product,
}) => {
  const call = await new StartCallPage(rep).start({ phone: phone("01", "RU"), prompt: HOSTILE });
  await call.expectOutcome("interested");
  await product.db`update contacts set name = ${HOSTILE}
    where id = (select contact_id from calls where id = ${call.callId})`;
  await product.db`update call_turns set text = ${HOSTILE} where call_id = ${call.callId}`;
  await product.db`update call_readings set summary = ${HOSTILE} where call_id = ${call.callId}`;
  const again = `/calls/new?again=${call.callId}`;
  for (const path of [`/calls/${call.callId}`, "/calls", "/contacts", again]) {
    await rep.goto(path);
    await expect(rep.getByRole("main")).toBeVisible();
    expect(await rep.evaluate(() => "ran" in window)).toBe(false);
    await expect(rep.locator("img[src=x]")).toHaveCount(0);
  }
});

test("a foreign call and one that is not there are the same to a rep", async ({ rep, product }) => {
  const [row] = await product.db<{ id: string }[]>`select c.id from calls c
    join users u on u.id = c.owner_id where u.email <> 'rep@halo.test' limit 1`;
  const missing = randomUUID();
  for (const part of ["", "/status", "/captions", "/recording"]) {
    const [one, other] = await Promise.all(
      [row?.id ?? "", missing].map((id) => rep.request.get(`/api/v1/calls/${id}${part}`)),
    );
    expect(one?.status()).toBe(404);
    expect(await one?.text()).toBe(await other?.text());
  }
});

test("a page of another site cannot end a call, and closed doors of the sign-in stay closed", async ({
  rep,
  product,
}) => {
  const path = `/api/v1/calls/${randomUUID()}/hang-up`;
  const foreign: Record<string, string>[] = [
    { origin: "http://evil.test" },
    { origin: product.url, "sec-fetch-site": "cross-site" },
    { origin: product.sandboxUrl, "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    expect((await rep.request.post(path, { headers })).status()).toBe(403);
  }
  expect((await rep.request.post(path, { headers: { origin: product.url } })).status()).toBe(404);
  const written = await rep.request.post("/api/auth/_log", { data: { code: "written" } });
  expect(written.status()).toBe(404);
  const large = { headers: { "content-type": "text/plain" }, data: "a".repeat(1_000_000) };
  const signIn = await rep.request.post("/api/auth/callback/credentials", large);
  expect(signIn.status()).toBe(413);
});

test("what cannot be stored is refused, and the log holds neither number nor secret", async ({
  rep,
  product,
}) => {
  expect((await rep.request.get("/contacts?q=%00Canary79990001122")).status()).toBe(400);
  expect((await rep.request.get("/calls/%FF")).status()).toBe(400);
  const login = await rep.request.post("/api/auth/login", {
    data: { username: "canary\0@halo.test", password: "canary-password" },
  });
  expect(login.status()).toBe(400);
  for (const name of ["web.log", "worker.log", "postgres.log"]) {
    const log = readFileSync(join(product.dataDir, "logs", name), "utf8");
    expect(log).not.toMatch(/canary|\+(?:7916|99890|99291|1415)\d{7}/i);
    for (const secret of Object.values(product.secrets)) {
      if (secret.length > 16) expect(log).not.toContain(secret);
    }
  }
});
