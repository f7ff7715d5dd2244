import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { findMisfolded } from "@/lib/calls/fold/find-misfolded";
import { readRecords } from "./harms/records";
import { readTruth, type Truth } from "./harms/truth";
import { type Found, HARMS, judgeCalls, NEVER_ACCEPTED, type Note } from "./harms/verdicts";
import type { StormOptions } from "./options";
import { addFaults } from "./world/faults";
import { type Blow, killProcesses } from "./world/kill-processes";
import { setLimits } from "./world/limits";
import { planCalls, startCalls } from "./world/start-calls";
import { type StormWorld, startWorld } from "./world/start-world";
import { waitForQuiet } from "./world/wait-for-quiet";

const SHOWN = 12;
const MOST_REFUSED = 0.05;
const LEAST_RUNG = 0.75;
/** Calls a second the storm starts; with kills fewer, so that there is something to hit. */
const PACE = { calm: 5, kills: 1.5 };
/** Kills go on this long after the last call was asked for: until talks have ended and messages leave. */
const AFTERMATH_MS = 20_000;

const say = (line: string) => console.log(line);

/**
 * Brings up a product of its own, lets everything go wrong at once, waits for quiet and compares every call with what
 * the sandbox's journal says really happened.
 * @returns whether no call was harmed
 * @throws Error where the storm itself could not be held
 */
export async function runStorm(
  root: string,
  options: StormOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { calls, seed, kills, speed } = options;
  say(`storm: ${calls} calls, seed ${seed}, ${kills ? "with" : "without"} kills, speed ${speed} ×`);
  const world = await startWorld(root, options, say, signal);
  const db = postgres(world.databaseUrl, { max: 2, onnotice: () => undefined });
  try {
    say("thresholds of the watchdog, in seconds:");
    for (const line of await setLimits(db)) say(`  ${line}`);
    await addFaults(world.sandboxUrl);
    return await storm(world, db, options, signal);
  } finally {
    await db.end({ timeout: 5 }).catch(() => undefined);
    await world.stop();
    if (options.keep) say(`data left in ${world.dataDir}`);
  }
}

async function storm(
  world: StormWorld,
  db: postgres.Sql,
  options: StormOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const plans = planCalls(options.calls, options.seed);
  const seconds = options.calls / (options.kills ? PACE.kills : PACE.calm);
  const calm = new AbortController();
  const killing = options.kills
    ? killProcesses(world.victims, options.seed, AbortSignal.any([calm.signal, signal]))
    : Promise.resolve([]);
  const door = { url: world.url, apiKey: world.secrets.API_AUTH_KEY };
  const began = Date.now();
  try {
    await startCalls(door, plans, seconds, signal);
    say(`all calls asked for after ${((Date.now() - began) / 1_000).toFixed(0)} s`);
    if (options.kills) await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
  } finally {
    calm.abort();
  }
  const blows = await killing;
  tellBlows(blows);
  say("waiting for quiet:");
  const quiet = await waitForQuiet(db, options.patienceSeconds, say, signal);
  say(
    quiet.left
      ? `no quiet within ${options.patienceSeconds} s: ${quiet.left}`
      : `quiet after ${quiet.seconds.toFixed(0)} s`,
  );

  const [records, truth] = [await readRecords(db), readTruth(world.dataDir)];
  const { found, notes } = judgeCalls(plans, records, truth, blows);
  const misfolded = await findMisfolded(null, drizzle(db, { schema, casing: "snake_case" }));
  for (const { callId, column, stored, folded } of misfolded)
    found.push({ harm: "misfolded", what: `${callId} ${column}: ${stored}, folds to ${folded}` });
  say(`faults: ${[...truth.faults].map(([name, count]) => `${name} ${count}`).join(", ")}`);
  say(
    `sessions ${truth.sessions.size}, answered ${[...truth.sessions.values()].filter(({ answered }) => answered).length}, messages ${total(truth.sms)}, contacts ${total(truth.contacts)}, deals ${total(truth.deals)}, dead letters ${records.deadLetters}`,
  );
  tellNotes(notes);
  tellHarms(found);
  const lack = whatLacks(plans.length, truth, notes);
  if (lack) say(`void: ${lack}; a storm that little came through proves nothing`);
  return found.length === 0 && quiet.left === null && lack === null;
}

/** Without calls that rang, talked and sent something, no harm could have been seen; null: enough of them did. */
function whatLacks(planned: number, truth: Truth, notes: readonly Note[]): string | null {
  const unanswered = notes.filter(({ note }) => note === NEVER_ACCEPTED).length;
  const rang = [...truth.sessions.values()].filter(({ dialed }) => dialed.length > 0).length;
  if (unanswered > planned * MOST_REFUSED) return `${unanswered} of ${planned} never accepted`;
  if (rang < planned * LEAST_RUNG) return `${rang} of ${planned} rang`;
  if (planned >= 20 && total(truth.sms) + total(truth.deals) === 0) return "nothing was sent";
  return null;
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

function tellBlows(blows: readonly Blow[]): void {
  if (blows.length === 0) return;
  const by = new Map<string, number>();
  for (const { victim, kind } of blows) {
    const name = `${kind} ${victim.replace(/-\d+$/, "")}`;
    by.set(name, (by.get(name) ?? 0) + 1);
  }
  say(`blows: ${[...by].map(([name, count]) => `${name} ${count}`).join(", ")}`);
}

function tellNotes(notes: readonly Note[]): void {
  for (const name of new Set(notes.map(({ note }) => note))) {
    const these = notes.filter(({ note }) => note === name);
    say(`note: ${name}: ${these.length}`);
    for (const { what } of these.slice(0, SHOWN)) say(`    ${what}`);
  }
}

function tellHarms(found: readonly Found[]): void {
  say(`${"harm".padEnd(36)}calls`);
  for (const harm of HARMS) {
    const these = found.filter((one) => one.harm === harm);
    say(`  ${harm.padEnd(34)}${these.length}`);
    for (const { what } of these.slice(0, SHOWN)) say(`      ${what}`);
  }
}
