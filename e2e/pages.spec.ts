import { type BrowserContext, expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import type { Product } from "./stack/product";

const LOCALES = ["ru", "en"] as const;
const THEMES = ["light", "dark"] as const;
const WIDTHS = [1440, 390];
/** A key that stands where a word should. */
const RAW_KEY =
  /\b(?:shell|entry|auth|calls|callList|recording|contacts|analysis|reports)\.[a-z]\w+/;

/** Pages for everybody, then those of somebody signed in. */
async function addresses(product: Product): Promise<{ open: string[]; inside: string[] }> {
  const calls = await product.db<{ id: string }[]>`
    select distinct on (outcome) id from calls where is_demo and outcome in ('interested', 'busy')`;
  return {
    open: ["/sign-in", "/setup?token=none"],
    inside: [
      "/calls/new",
      "/calls",
      "/calls?phone=000000000000",
      ...calls.map(({ id }) => `/calls/${id}`),
      "/contacts",
      "/contacts?q=nobody-of-this-name",
      "/analytics",
      "/analytics?from=2020-01-01&to=2020-01-02",
    ],
  };
}

/** What a browser complains about while it shows pages. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`${page.url()}: ${error.message}`));
  return heard;
}

async function wear(context: BrowserContext, url: string, cookies: Record<string, string>) {
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

/** Everything somebody may read or have read out. */
async function wordsOf(page: Page): Promise<string> {
  const hints = await page
    .locator("[title],[placeholder]")
    .evaluateAll((elements) =>
      elements.map((element) => `${element.getAttribute("title")} ${element.ariaPlaceholder}`),
    );
  return [await page.title(), await page.locator("body").ariaSnapshot(), ...hints].join("\n");
}

function sidewaysPixels(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

async function inspect(page: Page, path: string, locale: string, theme: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width > 600 ? 900 : 844 });
    if (width === WIDTHS[0]) await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    // Charts follow a new width a frame later.
    await expect
      .poll(() => page.evaluate(sidewaysPixels), {
        message: `${path} at ${width} scrolls sideways`,
      })
      .toBeLessThanOrEqual(0);
    const background = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect(isDark(background), `${path} is ${theme}: ${background}`).toBe(theme === "dark");
  }
  const words = await wordsOf(page);
  expect(words, path).not.toMatch(RAW_KEY);
  const heading = await page.getByRole("heading", { level: 1 }).first().textContent();
  expect(/[а-яё]/i.test(`${heading} ${await page.title()}`), `${path}: ${heading}`).toBe(
    locale === "ru",
  );
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
}

/** Reads how light a color is from the way Chromium writes it: rgb(), lab() or oklch(). */
function isDark(color: string): boolean {
  const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const [first = 0] = numbers;
  if (color.startsWith("rgb")) return numbers.slice(0, 3).reduce((sum, n) => sum + n, 0) < 384;
  return color.startsWith("lab") ? first < 50 : first < 0.5;
}

for (const locale of LOCALES) {
  for (const theme of THEMES) {
    test(`every page stands in ${locale}, ${theme}, wide and narrow`, async ({
      product,
      page,
      supervisor,
    }) => {
      const { open, inside } = await addresses(product);
      for (const [visitor, paths] of [
        [page, open],
        [supervisor, inside],
      ] as const) {
        const heard = complaints(visitor);
        await wear(visitor.context(), product.url, {
          "halo-locale": locale,
          "halo-theme": theme,
          "halo-time-zone": encodeURIComponent("Europe/Moscow"),
        });
        for (const path of paths) await inspect(visitor, path, locale, theme);
        expect(heard).toEqual([]);
      }
    });
  }
}

test("a page that is not there says so in the language of the visitor", async ({ rep }) => {
  const answer = await rep.goto("/no/such/page");
  expect(answer?.status()).toBe(404);
  await expect(rep.getByText("There is nothing here")).toBeVisible();
});

test("pages carry a policy with a nonce of their own, and the headers of the house", async ({
  rep,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/calls/new", "/calls"]) {
    const answer = await rep.goto(path);
    const headers = answer?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("frame-ancestors 'none'");
    nonces.add(nonce);
    const scripts = (await answer?.text())?.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  }
  expect(nonces.size).toBe(3);
});
