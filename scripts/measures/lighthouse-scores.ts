import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOnce } from "../processes/run-once";
import { findBrowser } from "../testing/browser";
import { type Stack, startStack } from "../testing/e2e-stack";
import { cookieOf } from "./signed-in";

/** 185 MB with what it brings along: too much for everybody's install, so it is fetched by who measures. */
const VERSION = "12.8.2";
const ROUNDS = 5;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
type Category = (typeof CATEGORIES)[number];

export type PageScores = {
  name: string;
  /** Medians, 0 to 100. */
  scores: Record<Category, number>;
  /** What cost points, worst of all rounds, in Lighthouse's words. */
  findings: string[];
};

/** The result of one run; only what is read here (github.com/GoogleChrome/lighthouse, docs/understanding-results.md). */
type Report = {
  runtimeError?: { message: string };
  categories: Record<
    Category,
    { score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
};

/** Lighthouse with its desktop preset over pages of a demo product, in the Chromium of the tests. */
export async function lighthouseScores(root: string): Promise<PageScores[]> {
  const program = await findLighthouse(root);
  const stack = await startStack(root);
  const folder = mkdtempSync(join(tmpdir(), "halo-lighthouse-"));
  try {
    const cookie = await cookieOf(root, stack, "supervisor@halo.test");
    const headersFile = join(folder, "headers.json");
    writeFileSync(headersFile, JSON.stringify({ Cookie: cookie }), { mode: 0o600 });
    const pages: { name: string; path: string; headers?: string }[] = [
      { name: "sign-in", path: "/sign-in" },
      { name: "start", path: "/calls/new", headers: headersFile },
      { name: "result", path: await resultPath(stack, cookie), headers: headersFile },
      { name: "analytics", path: "/analytics", headers: headersFile },
    ];
    const scores: PageScores[] = [];
    for (const { name, path, headers } of pages) {
      const reports: Report[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const url = `${stack.run.url}${path}`;
        reports.push(await lighthouse(root, { program, folder, url, headers }));
      }
      scores.push({ name, scores: medians(reports), findings: findingsOf(reports) });
    }
    return scores;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await stack.stop();
  }
}

/** `$LIGHTHOUSE_PATH` (the package's folder), or a copy beside the browser's that npm puts there the first time. */
async function findLighthouse(root: string): Promise<string> {
  const wished = process.env.LIGHTHOUSE_PATH?.trim();
  const place = join(root, "node_modules", ".cache", `halo-lighthouse-${VERSION}`);
  const folder = wished || join(place, "node_modules", "lighthouse");
  const cli = join(folder, "cli", "index.js");
  if (existsSync(cli)) return cli;
  if (wished) throw new Error(`LIGHTHOUSE_PATH holds no Lighthouse: ${wished}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{ "private": true }\n');
  const args = ["install", "--no-audit", "--no-fund", "--save-exact", `lighthouse@${VERSION}`];
  await runOnce("npm", place, { program: "npm", args, env: process.env });
  return cli;
}

async function resultPath(stack: Stack, cookie: string): Promise<string> {
  const address = new URL("/api/v1/calls?outcome=interested&limit=1", stack.run.url);
  const answer = await fetch(address, { headers: { cookie, "sec-fetch-site": "same-origin" } });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return `/calls/${items[0]?.id}`;
}

type Wish = { program: string; folder: string; url: string; headers: string | undefined };

async function lighthouse(root: string, { program, folder, url, headers }: Wish): Promise<Report> {
  const browser = await findBrowser(root);
  const output = join(folder, "report.json");
  const args = [
    program,
    url,
    "--preset=desktop",
    `--only-categories=${CATEGORIES.join(",")}`,
    "--output=json",
    `--output-path=${output}`,
    "--quiet",
    "--no-enable-error-reporting",
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ...(headers ? [`--extra-headers=${headers}`] : []),
  ];
  const env = {
    ...process.env,
    ...browser.env,
    ...(browser.executablePath ? { CHROME_PATH: browser.executablePath } : {}),
  };
  await runOnce("lighthouse", root, { program: process.execPath, args, env });
  const report = JSON.parse(readFileSync(output, "utf8")) as Report;
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
  return report;
}

function medians(reports: readonly Report[]): PageScores["scores"] {
  const median = (category: Category) => {
    const sorted = reports
      .map(({ categories }) => (categories[category].score ?? 0) * 100)
      .sort((one, other) => one - other);
    return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
  };
  return {
    performance: median("performance"),
    accessibility: median("accessibility"),
    "best-practices": median("best-practices"),
  };
}

function findingsOf(reports: readonly Report[]): string[] {
  const found = new Map<string, string>();
  for (const { categories, audits } of reports) {
    for (const category of CATEGORIES) {
      for (const { id, weight } of categories[category].auditRefs) {
        const audit = audits[id];
        if (!audit || weight === 0 || audit.score === null || audit.score >= 0.9) continue;
        found.set(id, [category, audit.title, audit.displayValue].filter(Boolean).join(" · "));
      }
    }
  }
  return [...found.values()];
}
