import { defineConfig } from "playwright/test";
import { findBrowser } from "./scripts/testing/browser";

const { executablePath, env } = await findBrowser(process.cwd());

export default defineConfig({
  testDir: "./e2e",
  globalSetup: "./scripts/testing/playwright-stack.ts",
  outputDir: "./test-results",
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
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
    { name: "journeys", testIgnore: /recovery\.spec\.ts$/, workers: 2 },
    // These kill processes under everybody's feet, so they run alone, at the end.
    { name: "recovery", testMatch: /recovery\.spec\.ts$/, workers: 1, dependencies: ["journeys"] },
  ],
});
