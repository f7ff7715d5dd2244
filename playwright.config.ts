import { defineConfig } from "playwright/test";
import { findBrowser } from "./scripts/testing/browser";

const { executablePath, env } = await findBrowser(process.cwd());

export default defineConfig({
  testDir: "./e2e",
  globalSetup: "./scripts/testing/playwright-stack.ts",
  outputDir: "./test-results",
  forbidOnly: true,
  retries: 0,
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "dist/test/playwright.json" }]],
  use: {
    browserName: "chromium",
    locale: "en-US",
    timezoneId: "Europe/Moscow",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      env: { ...(process.env as Record<string, string>), ...env },
    },
  },
  projects: [
    { name: "journeys", testIgnore: /alone\// },
    // These slow the sandbox down, make it fail or kill processes under everybody's feet: one by one, at the end.
    {
      name: "alone",
      testMatch: /alone\//,
      workers: 1,
      fullyParallel: false,
      dependencies: ["journeys"],
    },
  ],
});
