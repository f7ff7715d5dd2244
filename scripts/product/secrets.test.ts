import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepSecrets } from "./secrets";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "halo-secrets-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("makes secrets once, for the owner only, and keeps them", () => {
  const first = keepSecrets(dir);
  expect(first.HALO_WEBHOOK_KEY).toMatch(/^[0-9a-f]{64}$/);
  expect(first.SECRET_KEY.length).toBeGreaterThanOrEqual(32);
  expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(keepSecrets(dir)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(Object.values(first).length);
});

it("makes only what an older file lacks", () => {
  writeFileSync(join(dir, "secrets.json"), JSON.stringify({ SECRET_KEY: "kept", OTHER: "too" }));
  const secrets = keepSecrets(dir);
  expect(secrets.SECRET_KEY).toBe("kept");
  expect(secrets.API_AUTH_KEY).not.toBe("");
  expect(JSON.parse(readFileSync(join(dir, "secrets.json"), "utf8")).OTHER).toBe("too");
});

it("refuses to replace a file it cannot read", () => {
  writeFileSync(join(dir, "secrets.json"), "{ half of it");
  expect(() => keepSecrets(dir)).toThrow(/cannot be read/);
  expect(readFileSync(join(dir, "secrets.json"), "utf8")).toBe("{ half of it");
});
