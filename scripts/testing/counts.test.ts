import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playwrightCounts, sumCounts, vitestCounts } from "./counts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "halo-counts-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(dir, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const loaded = { status: "passed", assertionResults: [{}] };

describe("vitestCounts", () => {
  it("counts every test that did not pass as failed, skipped ones included", () => {
    const file = report({ numPassedTests: 7, numTotalTests: 10, testResults: [loaded] });
    expect(vitestCounts(file, 1)).toEqual({ passed: 7, failed: 3 });
  });

  it("counts a file that could not be loaded", () => {
    const broken = { status: "failed", assertionResults: [] };
    const file = report({ numPassedTests: 7, numTotalTests: 7, testResults: [loaded, broken] });
    expect(vitestCounts(file, 1)).toEqual({ passed: 7, failed: 1 });
  });

  it("does not believe a report beside a bad exit code, an empty run or a missing report", () => {
    const good = report({ numPassedTests: 7, numTotalTests: 7, testResults: [loaded] });
    expect(vitestCounts(good, 0)).toEqual({ passed: 7, failed: 0 });
    expect(vitestCounts(good, 1)).toEqual({ passed: 7, failed: 1 });
    const empty = report({ numPassedTests: 0, numTotalTests: 0, testResults: [] });
    expect(vitestCounts(empty, 0)).toEqual({ passed: 0, failed: 1 });
    expect(vitestCounts(join(dir, "none.json"), 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("playwrightCounts", () => {
  it("counts skipped and failed tests, second tries and errors outside of tests as failed", () => {
    const stats = { expected: 5, skipped: 1, unexpected: 2, flaky: 1 };
    const file = report({ errors: [{}], stats });
    expect(playwrightCounts(file, 1)).toEqual({ passed: 5, failed: 5 });
  });
});

describe("sumCounts", () => {
  it("adds up", () => {
    const parts = [
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ];
    expect(sumCounts(parts)).toEqual({ passed: 4, failed: 6 });
  });
});
