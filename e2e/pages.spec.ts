import { expect } from "playwright/test";
import { test } from "./fixtures";

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
