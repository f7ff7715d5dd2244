import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callTimes, memoryAfterCalls } from "./measures/call-times";
import { buildEnvironment, freshStart } from "./measures/fresh-start";
import { startImage } from "./measures/image/start-image";
import { lighthouseScores } from "./measures/lighthouse-scores";
import { restoreTimes } from "./measures/restore-times";
import { rollingRestart } from "./measures/rolling/rolling-restart";
import { scriptWeights } from "./measures/script-weight";

const root = process.cwd();
const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" });

/** Each figure prints its lines and answers whether it is within its bar. */
const FIGURES: Record<string, () => Promise<boolean>> = {
  async start() {
    const start = await freshStart(root);
    const { user, firstSeconds, firstParts, secondSeconds, imageSeconds } = start;
    console.log(
      `fresh clone, npm start to /readyz, as ${user}: ${firstSeconds.toFixed(1)} s (bar 180)`,
    );
    for (const part of firstParts) console.log(`  ${part}`);
    console.log(`second start: ${secondSeconds.toFixed(1)} s (bar 15)`);
    console.log(`the Dockerfile's steps, web and worker ready: ${imageSeconds.toFixed(1)} s`);
    return firstSeconds <= 180 && secondSeconds <= 15;
  },
  async image() {
    const home = mkdtempSync(join(tmpdir(), "halo-home-"));
    try {
      const say = (line: string) => console.log(`  ${line}`);
      const seconds = await startImage(root, null, buildEnvironment(home), say);
      console.log(
        `the Dockerfile's steps in an empty folder, no engine, web and worker ready: ${seconds.toFixed(1)} s`,
      );
      return true;
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
  async memory() {
    const calls = 50;
    const processes = await memoryAfterCalls(root, calls);
    const total = processes.reduce((sum, { megabytes }) => sum + megabytes, 0);
    const byName = new Map<string, number>();
    for (const { name, megabytes } of processes) {
      byName.set(name, (byName.get(name) ?? 0) + megabytes);
    }
    for (const [name, megabytes] of byName) {
      console.log(`  ${name.padEnd(12)} ${megabytes.toFixed(0).padStart(5)} MB`);
    }
    console.log(
      `memory idle after ${calls} calls, ${processes.length} processes: ${total.toFixed(0)} MB (bar 700)`,
    );
    return total <= 700;
  },
  async restore() {
    const size = { calls: 200_000, waiting: 12 };
    const times = await restoreTimes(root, size);
    console.log(`backup of ${size.calls} calls: ${times.backupSeconds.toFixed(1)} s`);
    console.log(`  restored: ${times.restoreSeconds.toFixed(1)} s (bar 300)`);
    console.log(
      `  of ${size.waiting} calls waiting in the backup, rung before the restore: ${times.rungBefore}`,
    );
    console.log(
      `  settled from the provider's history, dialing resumed by an admin; rung again: ${times.rungAgain.length} (bar 0)`,
    );
    return times.restoreSeconds <= 300 && times.rungAgain.length === 0;
  },
  async lighthouse() {
    const pages = await lighthouseScores(root);
    console.log("Lighthouse, desktop, median of 5 (bars: performance 95, accessibility 100,");
    console.log("best practices 95)");
    for (const { name, scores, findings } of pages) {
      const { performance, accessibility, "best-practices": practices } = scores;
      console.log(
        `  ${name.padEnd(12)} performance ${performance}  accessibility ${accessibility}  best practices ${practices}`,
      );
      for (const finding of findings) console.log(`    ${finding}`);
    }
    return pages.every(
      ({ scores }) =>
        scores.performance >= 95 && scores.accessibility === 100 && scores["best-practices"] >= 95,
    );
  },
  async weight() {
    const pages = await scriptWeights(root);
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
    for (const { name, bytes, files, barBytes } of pages) {
      console.log(
        `scripts of a cold load of ${name}, compressed: ${kilobytes(bytes)} (bar ${barBytes / 1000})`,
      );
      for (const file of files) console.log(`  ${kilobytes(file.bytes)}  ${file.path}`);
    }
    return pages.every(({ bytes, barBytes }) => bytes > 0 && bytes <= barBytes);
  },
  async rolling() {
    const load = { perSecond: 100, liveClients: 20, sessions: 50 };
    const result = await rollingRestart(root, load, (line) => console.log(`  ${line}`));
    const { sent, failed, seconds, p50Ms, p99Ms, passed, restarts, live } = result;
    const total = sent.page + sent.read + sent.event;
    console.log(
      `2 web processes and 2 workers restarted in turn, ${(total / seconds).toFixed(0)} requests/s for ${seconds.toFixed(0)} s`,
    );
    for (const { name, stopSeconds, backSeconds } of restarts) {
      const [stop, back] = [stopSeconds, backSeconds].map((time) => time.toFixed(1).padStart(5));
      console.log(`  ${name.padEnd(10)} stopped in ${stop} s (bar 30), back after ${back} s`);
    }
    console.log(
      `  ${sent.page} pages, ${sent.read} reads, ${sent.event} signed events; failed: ${failed.length} (bar 0)`,
    );
    for (const line of failed.slice(0, 10)) console.log(`    ${line}`);
    console.log(`  answered in p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms`);
    console.log(`  through the balancer: ${passed.requests}, lost: ${passed.lost.length} (bar 0)`);
    for (const line of passed.lost.slice(0, 10)) console.log(`    ${line}`);
    console.log(`  /readyz at the balancer's looks: ${JSON.stringify(passed.refusals)}`);
    console.log(
      `  ${live.clients} live clients resumed ${live.resumed} times; of ${live.events} events missed: ${live.missed} (bar 0)`,
    );
    for (const line of live.faults.slice(0, 10)) console.log(`    ${line}`);
    const lost = failed.length + passed.lost.length + live.missed + live.faults.length;
    return lost === 0 && restarts.every(({ stopSeconds }) => stopSeconds <= 30);
  },
  async calls() {
    const { toCallingMs, toCompletedMs } = await callTimes(root, 9);
    const calling = median(toCallingMs) / 1000;
    const completed = median(toCompletedMs) / 1000;
    const each = (times: number[]) => times.map((ms) => (ms / 1000).toFixed(2)).join(" ");
    console.log(`form sent → calling on screen, 9 calls at 40 ×: ${calling.toFixed(2)} s (bar 1)`);
    console.log(`  ${each(toCallingMs)}`);
    console.log(`form sent → completed on screen: ${completed.toFixed(2)} s (bar 6)`);
    console.log(`  ${each(toCompletedMs)}`);
    return calling <= 1 && completed <= 6;
  },
};

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const [name = "", flag] = process.argv.slice(2);
const figure = FIGURES[name];
if (!figure || (flag && flag !== "--no-bars")) {
  console.error(`usage: npm run measure -- ${Object.keys(FIGURES).join(" | ")} [--no-bars]`);
  process.exit(2);
}
console.log(`figure ${name}, commit ${commit.stdout.trim()}`);
try {
  const isWithin = await figure();
  // Without bars only a figure that cannot be measured counts.
  process.exit(isWithin || flag ? 0 : 1);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
