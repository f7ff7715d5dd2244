import { expect } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";
import { countCallsTo } from "./stack/call-facts";

test("a form sent twice and gone back to starts one call", async ({ rep, phone, product }) => {
  const number = phone("09");
  const form = new StartCallPage(rep);
  await form.open();
  await form.fill({ phone: number });
  await form.submit.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    button.form?.requestSubmit();
  });
  await expect(rep).toHaveURL(/\/calls\/[0-9a-f-]{36}$/);
  await rep.goBack();
  await expect(form.phone).toBeVisible();
  await rep.goForward();
  await expect(rep.getByTestId("result")).toBeVisible();
  expect(await countCallsTo(product.db, number)).toBe(1);
});

test("an answer lost on the way and a second press still start one call", async ({
  rep,
  phone,
  product,
}) => {
  const number = phone("09");
  const form = new StartCallPage(rep);
  await form.open();
  await form.fill({ phone: number });
  let lost = 0;
  await rep.route("**/calls/new", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await form.phone.press("Enter");
  await expect(form.problems).toBeVisible();
  expect(await countCallsTo(product.db, number)).toBe(1);
  const call = await form.send();
  await call.expectOutcome("busy");
  expect(await countCallsTo(product.db, number)).toBe(1);
});

test("a number typed before the page's scripts are there is kept, and cannot be sent too early", async ({
  rep,
  phone,
  product,
}) => {
  const number = phone("09");
  const page = await rep.context().newPage();
  const form = new StartCallPage(page);
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${product.url}/calls/new`, { waitUntil: "commit" });
  await form.phone.fill(number);
  await form.phone.press("Enter");
  await expect(form.submit).toBeDisabled();
  scripts.resolve();
  await expect(form.submit).toBeEnabled();
  await expect(page).toHaveURL(/\/calls\/new$/);
  expect((await form.phone.inputValue()).replace(/\D/g, "")).toBe(number.replace(/\D/g, ""));
  const call = await form.send();
  await call.expectOutcome("busy");
  expect(await countCallsTo(product.db, number)).toBe(1);
});

test("a call is started with the keyboard alone, and its settings are remembered", async ({
  rep,
  phone,
}) => {
  const number = phone("09", "RU");
  const form = new StartCallPage(rep);
  await form.open();
  // As Russians write it.
  await rep.keyboard.type(`8 (${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`);
  await expect(form.check).toContainText("Russia");
  await expect(form.check).toContainText("$");
  // Past the choice of who talks: own instructions.
  await rep.keyboard.press("Tab");
  await rep.keyboard.press("Tab");
  await rep.keyboard.press("ArrowRight");
  await rep.keyboard.press("Tab");
  await rep.keyboard.press("ArrowRight");
  const chosen = (name: string) => rep.locator(`input[name="${name}"]:checked`);
  const language = await chosen("language").getAttribute("value");
  await expect(chosen("voice")).toHaveValue("male");
  await rep.keyboard.press("Tab");
  await expect(form.greeting).toBeFocused();
  await rep.keyboard.type("Hello from HALO.");
  await rep.keyboard.press("Shift+Tab");
  await rep.keyboard.press("Enter");
  await expect(rep).toHaveURL(/\/calls\/[0-9a-f-]{36}$/);
  await expect(rep.getByRole("heading", { level: 1 })).toContainText(number.slice(-2));

  await form.open();
  await expect(form.phone).toHaveValue("");
  await expect(form.greeting).toHaveValue("Hello from HALO.");
  await expect(chosen("language")).toHaveValue(language ?? "");
  await expect(chosen("voice")).toHaveValue("male");
});

test("a number that cannot or must not be called is refused in words, and nothing rings", async ({
  rep,
  product,
}) => {
  const form = new StartCallPage(rep);
  await form.open();
  await form.fill({ phone: "12" });
  await form.phone.press("Enter");
  await expect(form.problems).toBeVisible();
  await expect(form.phone).toHaveAttribute("aria-invalid", "true");

  const premium = "+12425550101";
  await form.fill({ phone: premium });
  await expect(rep.getByTestId("block")).toHaveAttribute("data-rule", "forbidden_prefix");
  await form.phone.press("Enter");
  await expect(form.problems).toBeVisible();
  await expect(rep).toHaveURL(/\/calls\/new$/);
  expect(await countCallsTo(product.db, premium)).toBe(0);
});
