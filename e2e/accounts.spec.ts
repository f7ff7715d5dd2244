import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { test } from "./fixtures";
import { DEMO_PASSWORD, type DemoRole, SignInPage } from "./pages/sign-in-page";

const PASSWORD = "long enough for anybody";

const FIRST_SCREEN: Record<DemoRole, RegExp> = {
  rep: /\/calls\/new$/,
  operator: /\/contacts$/,
  supervisor: /\/analytics$/,
  admin: /\/analytics$/,
};

for (const role of ["rep", "operator", "supervisor", "admin"] as const) {
  test(`signing in leads the ${role} to the first screen of the role`, async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/sign-in/);
    await new SignInPage(page).send(`${role}@halo.test`, DEMO_PASSWORD);
    await expect(page).toHaveURL(FIRST_SCREEN[role]);
  });
}

test("the server refuses what a role may not see", async ({ operator, rep, page }) => {
  for (const path of ["/calls/new", "/calls", "/analytics"]) {
    expect((await operator.goto(path))?.status(), path).toBe(404);
  }
  expect((await operator.goto("/contacts"))?.status()).toBe(200);
  const check = `/api/v1/calls/check?phone=${encodeURIComponent("+998901234501")}`;
  expect((await operator.request.get(check)).status()).toBe(403);
  expect((await rep.request.get(check)).status()).toBe(200);
  expect((await page.request.get(check)).status()).toBe(401);
});

test("somebody disabled is out at once, in the browser and with a token", async ({
  product,
  pageOf,
  phone,
  request,
}) => {
  const email = `leaver.${phone("00").slice(1)}@halo.test`;
  await product.users(["add", email, "--role", "rep"], PASSWORD);
  const page = await pageOf(email, PASSWORD);
  await page.goto("/calls");
  await expect(page).toHaveURL(/\/calls$/);
  const login = await request.post("/api/auth/login", { data: { email, password: PASSWORD } });
  const { access_token: token } = await login.json();
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/calls", { headers })).status()).toBe(200);

  await product.users(["disable", email]);
  expect((await request.get("/api/calls", { headers })).status()).toBe(401);
  expect((await page.request.get("/api/v1/contacts")).status()).toBe(401);
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await new SignInPage(page).send(email, PASSWORD);
  await expect(new SignInPage(page).problem).toBeVisible();
});

test("a wrong password and an unknown person get one and the same answer", async ({ page }) => {
  const form = new SignInPage(page);
  const answers: string[] = [];
  for (const email of ["operator@halo.test", "nobody.at.all@halo.test"]) {
    await page.goto("/sign-in");
    await form.send(email, "not the password");
    await expect(form.problem).toBeVisible();
    answers.push((await form.problem.textContent()) ?? "");
  }
  expect(answers[0]).toBe(answers[1]);
});

test("the language changes in place and comes back after signing in elsewhere", async ({
  product,
  pageOf,
  phone,
  browser,
}) => {
  const email = `polyglot.${phone("00").slice(1)}@halo.test`;
  await product.users(["add", email, "--role", "supervisor"], PASSWORD);
  const page = await pageOf(email, PASSWORD);
  await page.goto("/analytics");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Analytics");
  await page.locator('[popovertarget="user-menu-rail"]').click();
  await page.locator("#user-menu-rail").getByText("Русский").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Аналитика");
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Аналитика");

  const elsewhere = await (await browser.newContext()).newPage();
  await new SignInPage(elsewhere).signIn(email, PASSWORD);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Аналитика");
  await elsewhere.context().close();
});

test("a session survives a restart of the browser", async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), "halo-profile-"));
  const open = () =>
    playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
  try {
    const before = await open();
    await new SignInPage(await before.newPage()).signIn("rep@halo.test");
    await before.close();
    const after = await open();
    const page = await after.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/calls\/new$/);
    await after.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test("signing out ends the session, not only the cookie", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await new SignInPage(page).signIn("rep@halo.test");
  const stolen = await browser.newContext({ storageState: await context.storageState() });
  await page.locator('[popovertarget="user-menu-rail"]').click();
  await page.locator("#user-menu-rail").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await stolen.request.get(`${baseURL}/api/v1/contacts`)).status()).toBe(401);
  await stolen.close();
  await context.close();
});
