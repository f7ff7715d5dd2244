import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";
import { type BrowserContext, expect, type Page } from "playwright/test";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { wrongTexts } from "./known-words";

const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];
/** Wide first: a page is opened at the first one. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
/**
 * Charts follow a new width a frame later, and while a busy machine draws the document of all doors it answers nothing
 * for seconds; a page that is wider than its screen stays so.
 */
const PATIENCE = { timeout: 20_000 };
const SERIOUS = ["serious", "critical"];
const PICTURES = process.env.HALO_SCREENSHOTS ?? join(tmpdir(), "halo-screenshots");

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Gives every page of a browser the tool that looks for what keeps people out, and no motion. */
export async function prepare(context: BrowserContext, page: Page): Promise<void> {
  await context.addInitScript(axeSource);
  await page.emulateMedia({ reducedMotion: "reduce" });
  mkdirSync(PICTURES, { recursive: true });
}

/** What a browser complains about and what it asked for in vain, while it shows pages. */
export function complaints(page: Page, expectedStatus: () => number): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    // The browser writes a line for each bad answer; those are heard below, with their address.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    heard.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // What is on its way when the page is left is given up.
    if (reason !== "net::ERR_ABORTED") heard.push(`${request.url()}: ${reason}`);
  });
  page.on("response", (response) => {
    const isThePage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !(isThePage && response.status() === expectedStatus()))
      heard.push(`${response.url()}: ${response.status()}`);
  });
  return heard;
}

/** Opens an address and looks at it in both themes and sizes. Returns what is wrong with it. */
export async function lookAt(page: Page, path: string, locale: Locale): Promise<string[]> {
  await page.setViewportSize(SIZES[0]);
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  const wrong: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page
      .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, PATIENCE)
      .catch(() => wrong.push(`${path} at ${size.width} scrolls sideways`));
    for (const theme of THEMES) {
      await wear(page, theme);
      // Words and structure are the same in both themes; colors are not.
      const found = await barriers(page, theme === "light" ? {} : { runOnly: ["color-contrast"] });
      wrong.push(...found.map((line) => `${path} ${theme} ${size.width}: ${line}`));
      await page.screenshot({
        path: join(PICTURES, `${nameOf(path)}.${locale}.${theme}.${size.width}.jpg`),
        type: "jpeg",
        quality: 70,
        fullPage: true,
        animations: "disabled",
      });
    }
    const texts = wrongTexts(await page.evaluate(textsOfPage), locale);
    wrong.push(...texts.map((text) => `${path} ${locale} ${size.width}: "${text}"`));
  }
  return wrong;
}

/** As the switch of the product does it. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  await expect(page.locator("html")).toHaveCSS("color-scheme", theme);
  // Without motion a color still changes a frame later.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What keeps somebody from using the page: findings of axe that are serious or critical. */
async function barriers(page: Page, options: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (wanted) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        // Drawn by Swagger UI, which is not ours to paint.
        { include: [["html"]], exclude: [[".swagger-ui"]] },
        { ...wanted, resultTypes: ["violations"] },
      ),
    options,
  );
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ""))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id} ${target.join(" ")} ${html.slice(0, 160)}`),
    );
}

/** Everything somebody may read or have read out, a text each. */
function textsOfPage(): string[] {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // The document of the REST doors is English in every language of the interface.
    if (!node.parentElement?.closest("script, style, noscript, .swagger-ui, [lang]:not(html)"))
      texts.push(node.textContent ?? "");
  }
  for (const element of document.querySelectorAll("[title],[placeholder],[aria-label],[alt]")) {
    for (const name of ["title", "placeholder", "aria-label", "alt"])
      texts.push(element.getAttribute(name) ?? "");
  }
  return [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
}

/** Ids do not belong in names of files that are compared from run to run. */
function nameOf(path: string): string {
  const plain = path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replace(/token=[^&]{8,}/, "token=open");
  return plain === "/" ? "start" : plain.slice(1).replace(/[^a-z0-9-]+/gi, "_");
}
