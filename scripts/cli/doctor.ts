import { closeDatabase } from "@/db/client";
import { EnvError, env } from "@/lib/env";
import {
  checkCalls,
  checkClock,
  checkGrants,
  checkKeys,
  checkMigrations,
  checkOutbox,
  checkQueue,
  checkServer,
  checkWorker,
} from "../doctor/database-checks";
import { bad, type Finding, good, reasonOf } from "../doctor/finding";
import {
  checkConnections,
  checkDisk,
  checkScenario,
  checkWebhookAddress,
} from "../doctor/outside-checks";

/** `npm run doctor [-- --json]`: what is wrong with this installation and what to do. Exit code 1 where something is bad. */

function checkSettings(): Finding[] {
  try {
    const { HALO_MODE, telephony } = env();
    return [good("settings", `${HALO_MODE}, calls go to ${telephony}`)];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.problems.map((problem) => bad("settings", problem, "Set it and start again."));
  }
}

/** One broken check is a finding of its own and hides none of the others. */
async function look(what: string, check: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await check()].flat();
  } catch (error) {
    return [bad(what, reasonOf(error), "See the log of the database and of the processes.")];
  }
}

async function examine(): Promise<Finding[]> {
  const findings = checkSettings();
  if (findings.some(({ state }) => state === "bad")) return findings;
  const disk = () => checkDisk(process.env.HALO_DATA_DIR?.trim() || process.cwd());
  findings.push(...(await look("disk", disk)));
  const server = await look("database", checkServer);
  findings.push(...server);
  if (server.some(({ state }) => state === "bad")) return findings;
  const migrations = await look("migrations", checkMigrations);
  findings.push(...migrations, ...(await look("clock", checkClock)));
  if (migrations.some(({ state }) => state === "bad")) return findings;
  for (const [what, check] of [
    ["roles", checkGrants],
    ["keys", checkKeys],
    ["worker", checkWorker],
    ["jobs", checkQueue],
    ["calls", checkCalls],
    ["outbox", checkOutbox],
    ["webhooks", checkWebhookAddress],
    ["scenario", checkScenario],
    ["connections", checkConnections],
  ] as const) {
    findings.push(...(await look(what, check)));
  }
  return findings;
}

const SIGNS = { good: "ok ", attention: "!  ", bad: "BAD" } as const;

// What the checks meet is in the findings; log lines between them would break --json.
process.env.LOG_LEVEL = "error";
const findings = await examine();
await closeDatabase();
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(findings, null, 2));
} else {
  for (const { what, state, detail, advice } of findings) {
    console.log(`${SIGNS[state]}  ${what.padEnd(12)} ${detail}`);
    if (advice) console.log(`                  → ${advice}`);
  }
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  console.log(`\n${count("good")} good, ${count("attention")} to look at, ${count("bad")} bad`);
}
if (findings.some(({ state }) => state === "bad")) process.exitCode = 1;
