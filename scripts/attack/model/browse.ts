import { withBrowser } from "../../measures/signed-in";
import type { Target } from "../target";

/** What happened in a browser that should only have shown words. */
export type Seen = { pages: number; ran: string[] };

/** Opens pages in a Chromium as the admin. Anything that runs, asks another host or puts up a dialog is told. */
export async function browse(
  target: Target,
  root: string,
  paths: readonly string[],
): Promise<Seen> {
  const { cookie = "" } = await target.signIn("admin@halo.test");
  const { hostname, host } = new URL(target.url);
  return withBrowser(root, async (browser) => {
    const context = await browser.newContext({ baseURL: target.url });
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return { name, value: value.join("="), domain: hostname, path: "/" };
      }),
    );
    const seen: Seen = { pages: 0, ran: [] };
    const page = await context.newPage();
    let here = "";
    page.on("dialog", (dialog) => {
      seen.ran.push(`${here}: a dialog`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== host)
        seen.ran.push(`${here}: asked ${url.host}`);
    });
    for (const path of paths) {
      here = path;
      const response = await page.goto(path, { waitUntil: "domcontentloaded" });
      if (response?.status() !== 200) throw new Error(`${path}: ${response?.status()}`);
      // Live pages never fall silent; what would run runs while the page is put together.
      await page.locator("main").first().waitFor();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      const isRan = await page.evaluate(() => "__ran" in globalThis || "__ran" in window.parent);
      if (isRan) seen.ran.push(`${path}: a script ran`);
      if (new URL(page.url()).host !== host) seen.ran.push(`${path}: led to ${page.url()}`);
      seen.pages += 1;
    }
    return seen;
  });
}
