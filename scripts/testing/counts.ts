import { readFileSync } from "node:fs";

/** A skipped or unfinished test counts as failed. */
export type Counts = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

type PlaywrightReport = {
  errors: unknown[];
  stats: { expected: number; skipped: number; unexpected: number; flaky: number };
};

/** Counts of a run of vitest from its JSON report. A run that failed has at least one failure. */
export function vitestCounts(file: string, exitCode: number): Counts {
  const report = read<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  // A file that could not even be loaded has no tests to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = report.numTotalTests - report.numPassedTests + broken;
  return honest({ passed: report.numPassedTests, failed }, exitCode);
}

/** Counts of a run of Playwright from its JSON report; a skipped test, and one that needed a second try, has failed. */
export function playwrightCounts(file: string, exitCode: number): Counts {
  const report = read<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, skipped, unexpected, flaky } = report.stats;
  const failed = skipped + unexpected + flaky + report.errors.length;
  return honest({ passed: expected, failed }, exitCode);
}

export function sumCounts(parts: readonly Counts[]): Counts {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
  };
}

/** A bad exit or an empty run is a failure, whatever the report says. */
function honest({ passed, failed }: Counts, exitCode: number): Counts {
  const isBad = exitCode !== 0 || passed + failed === 0;
  return { passed, failed: isBad ? Math.max(failed, 1) : failed };
}

function read<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}
