import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { expect } from "playwright/test";
import { test } from "./fixtures";

const run = promisify(execFile);
const PROGRAM = join("e2e", "rest", "program.mjs");
const STRICT = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck"];
const MODULES = [
  "--target",
  "es2023",
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--types",
  "node",
];

test("a client generated from the document fits it, starts a call once and follows it", async ({
  rep,
  request,
  phone,
  product,
}) => {
  const document = await request.get("/api/v1/openapi.json");
  expect(document.headers()["content-type"]).toContain("application/json");
  const types = astToString(await openapiTS(await document.json()));
  await mkdir("dist/test/rest", { recursive: true });
  await writeFile("dist/test/rest/halo-api.d.ts", types);
  // The compiler tells in its output what does not fit.
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--ignoreConfig", ...STRICT, ...MODULES, PROGRAM]);

  const made = await rep.request.post("/api/v1/api-keys", {
    headers: { "sec-fetch-site": "same-origin", origin: product.url },
    data: { name: "client", scopes: ["calls.start", "calls.read", "account.use"] },
  });
  expect(made.status()).toBe(201);
  const { secret } = await made.json();
  const { stdout } = await run(process.execPath, [PROGRAM, product.url, secret, phone("01")]);
  const learnt = JSON.parse(stdout);
  expect(learnt).toMatchObject({
    role: "rep",
    isSame: true,
    status: "completed",
    listed: [learnt.id],
    refused: "forbidden",
  });
  expect(learnt.turns).toBeGreaterThan(1);
  expect(learnt.unchanged).toBeGreaterThan(0);
});

test("a key is made and revoked on its page, and the reference is read without a foreign server", async ({
  rep,
  request,
  product,
}) => {
  const foreign: string[] = [];
  const refused: string[] = [];
  const { host: home } = new URL(product.url);
  rep.on("request", (asked) => {
    const { protocol, host } = new URL(asked.url());
    if (/^https?:/.test(protocol) && host !== home) foreign.push(asked.url());
  });
  rep.on("console", (line) => {
    if (/Content Security Policy/i.test(line.text())) refused.push(line.text());
  });

  await rep.goto("/profile/api-keys");
  await rep.getByRole("button", { name: "Make a key" }).click();
  const form = rep.getByRole("dialog");
  await form.getByRole("button", { name: "Make a key" }).click();
  await expect(form.getByText("Tick at least one right.")).toBeVisible();
  const name = `Billing ${Date.now()}`;
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("account.use").check();
  await form.getByRole("button", { name: "Make a key" }).click();
  const secret = (await form.getByTestId("new-key").textContent()) ?? "";
  await form.getByRole("button", { name: "Done" }).click();

  const me = () => request.get("/api/v1/me", { headers: { authorization: `Bearer ${secret}` } });
  expect((await me()).status()).toBe(200);
  const row = rep.getByTestId("key-row").filter({ hasText: name });
  await expect(row).not.toContainText(secret);
  await row.getByRole("button", { name: "Revoke" }).click();
  await rep.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  expect((await me()).status()).toBe(401);

  await rep.goto("/docs");
  const reference = rep.getByTestId("api-reference");
  await reference.getByText("Read who you are").click();
  await reference.getByRole("button", { name: "Execute" }).click();
  await expect(reference.getByText("rep@halo.test").first()).toBeVisible();
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
});
