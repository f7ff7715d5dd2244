import { chromium, type Page } from "playwright";
import { findBrowser } from "../testing/browser";
import { type Stack, startStack } from "../testing/e2e-stack";
import { type ProcessMemory, productMemory } from "./memory";

export type CallTimes = {
  /** Milliseconds from Enter on the form to "calling" on screen, one a call. */
  toCallingMs: number[];
  /** Milliseconds from Enter to the result on screen. */
  toCompletedMs: number[];
};

/** Any number with this ending talks to the end: all steps run. */
const INTERESTED = "01";
/** The browser's and the server's first time costs more; it is not what a rep sees all day. */
const WARM_UP = 2;
const WAIT_MS = 60_000;

/** A whole demo product at 40 ×, calls started in a browser one after the other, as a rep does it. */
export async function callTimes(root: string, calls: number): Promise<CallTimes> {
  return withRep(root, async (page) => {
    const times: CallTimes = { toCallingMs: [], toCompletedMs: [] };
    for (let no = 0; no < calls + WARM_UP; no++) {
      const [calling, completed] = await timeCall(page, no);
      if (no < WARM_UP) continue;
      times.toCallingMs.push(calling);
      times.toCompletedMs.push(completed);
    }
    return times;
  });
}

/** Memory of all processes of the product, idle again after so many calls started in a browser. */
export async function memoryAfterCalls(root: string, calls: number): Promise<ProcessMemory[]> {
  return withRep(root, async (page, stack) => {
    for (let no = 0; no < calls; no++) await timeCall(page, no);
    await page.context().close();
    // Idle: the last call's settling and one round of every tick are behind us.
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    return productMemory(stack.dataDir);
  });
}

async function withRep<T>(root: string, measure: (page: Page, stack: Stack) => Promise<T>) {
  const stack = await startStack(root);
  try {
    const { executablePath, env } = await findBrowser(root);
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      env: { ...(process.env as Record<string, string>), ...env },
    });
    try {
      const page = await browser.newPage({ baseURL: stack.run.url, locale: "en-US" });
      await page.goto("/sign-in");
      await page.locator('input[type="email"]').fill("rep@halo.test");
      await page.locator('input[type="password"]').fill("halo-demo");
      await page.locator('input[type="password"]').press("Enter");
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      return await measure(page, stack);
    } finally {
      await browser.close();
    }
  } finally {
    await stack.stop();
  }
}

async function timeCall(page: Page, no: number): Promise<[number, number]> {
  await page.goto("/calls/new");
  const form = page.getByTestId("start-call-form");
  await form.locator("#phone").fill(`+99890${String(20_000 + no).padStart(5, "0")}${INTERESTED}`);
  await form
    .locator("#prompt")
    .fill("Introduce yourself and find out whether they are interested.");
  await page.getByTestId("number-check").waitFor();
  const sent = Date.now();
  await form.locator("#phone").press("Enter");
  // "calling" may be over already when the page first looks: any later status has passed it.
  const calling = await shownAt(page, '[data-testid="call"]:not([data-call-status="initiating"])');
  const completed = await shownAt(page, '[data-testid="call"][data-call-status="completed"]');
  return [calling - sent, completed - sent];
}

/**
 * When something was first on the page, ms since the epoch, to a frame. A locator's own waiting looks after 20, 50, 100,
 * 100 and then every 500 ms only (Playwright, retryWithProgressAndTimeouts): its figures would be those of its looks.
 */
async function shownAt(page: Page, selector: string): Promise<number> {
  const shown = await page.waitForFunction(
    (wanted) => document.querySelector(wanted)?.checkVisibility() && Date.now(),
    selector,
    { polling: "raf", timeout: WAIT_MS },
  );
  return Number(await shown.jsonValue());
}
