import { type Browser, type BrowserContext, chromium } from "playwright";
import { findBrowser } from "../testing/browser";
import type { Stack } from "../testing/e2e-stack";

/** Lends the Chromium of the tests, and closes it. */
export async function withBrowser<T>(
  root: string,
  use: (browser: Browser) => Promise<T>,
): Promise<T> {
  const { executablePath, env } = await findBrowser(root);
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** The browser of a person of the demo who has just signed in. */
export async function signIn(
  browser: Browser,
  stack: Stack,
  email: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: stack.run.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill("halo-demo");
  await page.locator('input[type="password"]').press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.close();
  return context;
}

const cookies = new WeakMap<Stack, Map<string, Promise<string>>>();

/** The session of a person of the demo as one header line; a stack is signed in to once a person. */
export function cookieOf(root: string, stack: Stack, email: string): Promise<string> {
  const known = cookies.get(stack) ?? new Map<string, Promise<string>>();
  cookies.set(stack, known);
  const cookie = known.get(email) ?? newCookie(root, stack, email);
  known.set(email, cookie);
  return cookie;
}

async function newCookie(root: string, stack: Stack, email: string): Promise<string> {
  return withBrowser(root, async (browser) => {
    const all = await (await signIn(browser, stack, email)).cookies();
    return all.map(({ name, value }) => `${name}=${value}`).join("; ");
  });
}
