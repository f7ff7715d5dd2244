import type { Browser, BrowserContext, Page } from "playwright";
import { startStack } from "../testing/e2e-stack";
import { signIn, withBrowser } from "./signed-in";

export type PageWeight = {
  name: string;
  /** Compressed bytes of scripts, headers included, as Chromium counted them on the wire. */
  bytes: number;
  /** The heaviest first. */
  files: { path: string; bytes: number }[];
  barBytes: number;
};

/** So often in a row the browser is idle with no request under way: then the page has all it wants. */
const QUIET_ROUNDS = 20;

const PAGES = [
  { name: "start", path: "/calls/new", barBytes: 240_000 },
  { name: "analytics", path: "/analytics", barBytes: 340_000 },
];

/** What a cold load of these pages moves in scripts, prefetched ones too, from a production build. */
export async function scriptWeights(root: string): Promise<PageWeight[]> {
  const stack = await startStack(root);
  try {
    return await withBrowser(root, async (browser) => {
      const signedIn = await signIn(browser, stack, "supervisor@halo.test");
      const weights: PageWeight[] = [];
      for (const { name, path, barBytes } of PAGES) {
        const files = await scriptsOf(browser, signedIn, `${stack.run.url}${path}`);
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        weights.push({ name, bytes, files, barBytes });
      }
      return weights;
    });
  } finally {
    await stack.stop();
  }
}

/** A context of its own: nothing is in its cache. */
async function scriptsOf(browser: Browser, signedIn: BrowserContext, url: string) {
  const context = await browser.newContext({ storageState: await signedIn.storageState() });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  const scripts = new Map<string, string>();
  const pending = new Set<string>();
  const files: PageWeight["files"] = [];
  protocol.on("Network.requestWillBeSent", ({ requestId, type }) => {
    if (type !== "EventSource") pending.add(requestId);
  });
  protocol.on("Network.responseReceived", ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) {
      scripts.set(requestId, new URL(response.url).pathname);
    }
  });
  protocol.on("Network.loadingFailed", ({ requestId }) => pending.delete(requestId));
  protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    pending.delete(requestId);
    const path = scripts.get(requestId);
    if (path) files.push({ path, bytes: encodedDataLength });
  });
  await page.goto(url, { waitUntil: "load" });
  for (let quiet = 0; quiet < QUIET_ROUNDS; quiet = pending.size === 0 ? quiet + 1 : 0) {
    await untilIdle(page);
  }
  await context.close();
  return files.sort((one, other) => other.bytes - one.bytes);
}

/** What wakes with the page and what it fetches ahead both come in idle time. */
async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}
