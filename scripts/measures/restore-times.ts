import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { closeDatabase, database } from "@/db/client";
import { findUserActor } from "@/lib/auth/users/find-user-actor";
import { StartCallInput } from "@/lib/calls/schema";
import { startCall } from "@/lib/calls/start-call";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { runOnce } from "../processes/run-once";
import { toolEnvironment } from "../product/tool-environment";
import { readTruth } from "../storm/harms/truth";
import {
  type Stack,
  stackDatabaseUrl,
  startStack,
  withoutProductSettings,
} from "../testing/e2e-stack";
import { signIn, withBrowser } from "./signed-in";

export type RestoreTimes = {
  backupSeconds: number;
  restoreSeconds: number;
  /** Numbers of waiting calls that rang between backup and restore. */
  rungBefore: number;
  /** Numbers that rang more than once in all, by the sandbox's journal. */
  rungAgain: string[];
};

/** Short limits, so that the watchdog need not wait long until every talk of before is over. */
const LIMITS = { ringSeconds: 10, maxCallSeconds: 30 };
const SLOW = { ...LIMITS, maxConcurrentCalls: 1, callsPerMinute: 1 };
const FAST = { ...LIMITS, maxConcurrentCalls: 20, callsPerMinute: 600 };
/** What waits stays to be dialed the whole time: only the history keeps it from ringing again. */
const TIME_OUTS = { talkSlackSeconds: 5, initiatingSeconds: 86_400 };
const PATIENCE_MS = 300_000;

/**
 * A demo product with so many past calls and some waiting to be dialed is backed up; the waiting ones ring; then its
 * database is lost, restored from the backup, settled and allowed to dial by an admin.
 */
export async function restoreTimes(
  root: string,
  size: { calls: number; waiting: number },
): Promise<RestoreTimes> {
  const dataDir = mkdtempSync(join(tmpdir(), "halo-restore-"));
  const env = { ...withoutProductSettings(process.env), HALO_DATA_DIR: dataDir, PORT: "0" };
  const run = (...args: string[]) =>
    runOnce(args[0] ?? "", root, {
      program: process.execPath,
      args: ["scripts/boot.mjs", ...args],
      env,
    });
  try {
    const first = await startStack(root, {}, dataDir);
    let phones: string[];
    let backupSeconds: number;
    try {
      await run("run", "db/seed/cli.ts", "many", String(size.calls));
      await setRules(dataDir, SLOW);
      phones = await startWaiting(root, first, size.waiting);
      const began = performance.now();
      await run("run", "scripts/cli/backup.ts");
      backupSeconds = (performance.now() - began) / 1000;
      await setRules(dataDir, FAST);
      await untilOver(dataDir, phones);
    } finally {
      await first.stop();
    }
    const rungBefore = dials(dataDir, phones).size;
    const [file = ""] = readdirSync(join(dataDir, "backups"));
    const began = performance.now();
    await run("backup/restore", join(dataDir, "backups", file));
    const restoreSeconds = (performance.now() - began) / 1000;
    await resume(root, dataDir, phones);
    const rungAgain = [...dials(dataDir, phones)].filter(([, count]) => count > 1);
    return { backupSeconds, restoreSeconds, rungBefore, rungAgain: rungAgain.map(([to]) => to) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function query<T>(dataDir: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(stackDatabaseUrl(dataDir), { max: 1, onnotice: () => undefined });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const setRules = (dataDir: string, dialing: Record<string, number>) =>
  query(dataDir, async (sql) => {
    for (const [key, value] of Object.entries({ dialing, timeOuts: TIME_OUTS })) {
      await sql`
        insert into settings (key, value) values (${key}, ${sql.json(value)})
        on conflict (key) do update set value = excluded.value`;
    }
  });

async function startWaiting(root: string, stack: Stack, count: number): Promise<string[]> {
  const given = withoutProductSettings(process.env);
  const { env } = await toolEnvironment(root, stack.dataDir, given);
  // An unset variable would become the text "undefined".
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined) process.env[name] = value;
  }
  try {
    const [rep] = await database().query.users.findMany({
      where: (user, { eq }) => eq(user.email, "rep@halo.test"),
    });
    const actor = rep ? await findUserActor(rep.id, "measure") : null;
    if (!actor) throw new Error("the demo's rep is missing");
    const phones = Array.from({ length: count }, (_, no) => `+99890${3_000_001 + no * 100}`);
    for (const phone of phones) {
      const input = StartCallInput.parse({ phone, language: "ru", prompt: "Ask.", confirm: true });
      await startCall({ actor, input });
    }
    return phones;
  } finally {
    await closeJobQueue(1000);
    await closeDatabase();
  }
}

const untilOver = (dataDir: string, phones: string[]) =>
  until("the waiting calls", () =>
    query(dataDir, async (sql) => {
      const [row] = await sql<{ open: number }[]>`
        select count(*)::int as open from calls where phone in ${sql(phones)} and status_rank < 90`;
      return row?.open === 0;
    }),
  );

/** Starts the restored product, waits for the history, allows dialing on the page, and waits for all calls to end. */
async function resume(root: string, dataDir: string, phones: string[]): Promise<void> {
  const stack = await startStack(root, {}, dataDir);
  try {
    await until("the settling", () =>
      query(dataDir, async (sql) => {
        const rows = await sql`select 1 from restores where settled_at is null`;
        return rows.length === 0;
      }),
    );
    await withBrowser(root, async (browser) => {
      const context = await signIn(browser, stack, "admin@halo.test");
      const page = await context.newPage();
      await page.goto("/settings/audit");
      const banner = page.getByTestId("restore-banner");
      await banner.getByRole("button").click();
      await banner.waitFor({ state: "detached" });
    });
    await untilOver(dataDir, phones);
  } finally {
    await stack.stop();
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} did not come to an end`);
    await pause(500);
  }
}

/** How often each of these numbers was dialed, by the sandbox's journal. */
function dials(dataDir: string, phones: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { dialed } of readTruth(dataDir).sessions.values()) {
    for (const number of dialed) {
      const phone = `+${number.replace(/\D/g, "")}`;
      if (phones.includes(phone)) counts.set(phone, (counts.get(phone) ?? 0) + 1);
    }
  }
  return counts;
}
