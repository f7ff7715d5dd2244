import { type Browser, expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import { AnalyticsPage } from "./pages/analytics-page";
import { CallListPage } from "./pages/call-list-page";
import { CallPage } from "./pages/call-page";
import { StartCallPage } from "./pages/start-call-page";
import { waitUntilAwake } from "./stack/awake";

const PASSWORD = "a journey of our own";
const WORDS = {
  "ru-RU": {
    newCall: "Позвонить",
    calls: "Звонки",
    interested: "Интересно",
    unclear: "Неясно",
    corrected: "Перезвонить",
  },
  "en-US": {
    newCall: "New call",
    calls: "Calls",
    interested: "Interested",
    unclear: "Unclear",
    corrected: "Call back",
  },
} as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

type Session = NonNullable<Parameters<Browser["newContext"]>[0]>["storageState"];

async function pageIn(
  browser: Browser,
  locale: string,
  storageState: Session,
  screen: Partial<typeof PHONE> = {},
): Promise<Page> {
  const context = await browser.newContext({ locale, storageState, ...screen });
  const page = await context.newPage();
  waitUntilAwake(page);
  return page;
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [seen, whole] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ]);
  expect(whole).toBeLessThanOrEqual(seen ?? 0);
}

for (const locale of ["ru-RU", "en-US"] as const) {
  const words = WORDS[locale];

  test(`a rep on a phone calls, reads the result and finds it in the list (${locale})`, async ({
    browser,
    sessionOf,
    phone,
  }) => {
    const page = await pageIn(browser, locale, await sessionOf("rep@halo.test"), PHONE);
    await page.goto("/calls");
    const bar = page.getByRole("navigation").last();
    await bar.getByRole("link", { name: words.newCall }).tap();
    const form = new StartCallPage(page);
    await expect(form.submit).toBeEnabled();
    const number = phone("01");
    await form.phone.fill(number);
    await expectNoSidewaysScroll(page);
    await form.submit.tap();
    await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}$/);
    const call = new CallPage(page);
    await call.expectOutcome("interested");
    await expect(call.outcome).toHaveText(words.interested);
    await expectNoSidewaysScroll(page);
    const { callId } = call;
    await bar.getByRole("link", { name: words.calls, exact: true }).tap();
    const row = page.locator(`[data-testid="call-row"][data-call-id="${callId}"]`);
    await expect(row).toContainText(words.interested);
    await expectNoSidewaysScroll(page);
    await page.context().close();
  });

  test(`a supervisor goes from a number to its calls and corrects an outcome (${locale})`, async ({
    browser,
    sessionOf,
    product,
    phone,
  }) => {
    const team = `Journey ${phone("00")}`;
    const person = (role: string) => `${role}.${phone("00").slice(1)}@journey.test`;
    const emails = { supervisor: person("supervisor"), rep: person("rep") };
    for (const role of ["supervisor", "rep"] as const) {
      await product.users(["add", emails[role], "--role", role, "--team", team], PASSWORD);
    }
    const rep = await pageIn(browser, locale, await sessionOf(emails.rep, PASSWORD));
    const started = await new StartCallPage(rep).start({ phone: phone("20") });
    await started.expectOutcome("unclear");

    const session = await sessionOf(emails.supervisor, PASSWORD);
    const page = await pageIn(browser, locale, session);
    const analytics = new AnalyticsPage(page);
    await analytics.open();
    await page.getByTestId("group-open").click();
    await expect(page).toHaveURL(/\/calls\?.*group=open/);
    const list = new CallListPage(page);
    await expect(list.rows).toHaveCount(1);
    await expect(list.rows.first()).toContainText(words.unclear);
    await list.rows.first().getByRole("link").click();
    const call = new CallPage(page);
    await call.expectOutcome("unclear");
    await call.correctOutcome("callback");
    await expect(call.outcome).toHaveText(words.corrected);

    await analytics.open();
    await expect(page.getByTestId("group-success")).toHaveAttribute("data-count", "1");
    await expect(page.getByTestId("group-open")).toBeHidden();
    expect(await analytics.counts()).toEqual({ called: 1, talked: 1, interested: 1, lead: 0 });
    await rep.context().close();
    await page.context().close();
  });
}
