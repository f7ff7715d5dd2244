import { setTimeout as pause } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { findMisfolded } from "@/lib/calls/fold/find-misfolded";
import { checkRollups } from "@/lib/reports/rollups/check-rollups";
import { NEVER_ACCEPTED, type Note } from "./harms/case";
import { readRecords } from "./harms/records";
import { countBlows, countHarms, countNotes, listed, tellHarms, tellNotes } from "./harms/tell";
import { mostAtOnce, readTruth, type Truth } from "./harms/truth";
import { judgeCalls } from "./harms/verdicts";
import type { StormOptions } from "./options";
import { recordResult } from "./record-result";
import { addFaults } from "./world/faults";
import { type Blow, killProcesses } from "./world/kill-processes";
import { SLOTS, setLimits } from "./world/limits";
import { pressLinks } from "./world/press-links";
import { type PlannedCall, planCalls, startCalls } from "./world/start-calls";
import { STORM_SIZE, type StormWorld, startWorld } from "./world/start-world";
import { waitForQuiet } from "./world/wait-for-quiet";

const MOST_REFUSED = 0.05;
const LEAST_RUNG = 0.5;
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
  const world = await startWorld(root, options, STORM_SIZE, say, signal);
  const db = postgres(world.databaseUrl, { max: 2, onnotice: () => undefined });
  try {
    const thresholds = await setLimits(db);
    say("thresholds of the watchdog, in seconds:");
    for (const line of thresholds) say(`  ${line}`);
    await addFaults(world.sandboxUrl);
    const plans = planCalls(calls, seed);
    const { blows, quiet } = await letGo(world, db, options, plans, signal);
    const isCalm = await judge(root, world, db, { options, plans, blows, quiet, thresholds });
    return isCalm;
  } finally {
    await db.end({ timeout: 5 }).catch(() => undefined);
    await world.stop();
    if (options.keep) say(`data left in ${world.dataDir}`);
  }
}

type Quiet = Awaited<ReturnType<typeof waitForQuiet>>;

async function letGo(
  world: StormWorld,
  db: postgres.Sql,
  options: StormOptions,
  plans: readonly PlannedCall[],
  signal: AbortSignal,
): Promise<{ blows: Blow[]; quiet: Quiet }> {
  const seconds = options.calls / (options.kills ? PACE.kills : PACE.calm);
  const calm = new AbortController();
  const over = new AbortController();
  const killing = options.kills
    ? killProcesses(world.victims, options.seed, AbortSignal.any([calm.signal, signal]))
    : Promise.resolve([]);
  const pressing = pressLinks(world.sandboxUrl, AbortSignal.any([over.signal, signal]));
  // Awaited at the end only; until then its failure is nobody's.
  pressing.catch(() => undefined);
  const door = { url: world.url, apiKey: world.secrets.API_AUTH_KEY };
  const began = Date.now();
  try {
    await startCalls(door, plans, seconds, signal);
    say(`all calls asked for after ${((Date.now() - began) / 1_000).toFixed(0)} s`);
    if (options.kills) await pause(AFTERMATH_MS, undefined, { signal });
  } finally {
    calm.abort();
  }
  const blows = await killing;
  if (blows.length > 0) say(`blows: ${listed(countBlows(blows))}`);
  say("waiting for quiet:");
  const quiet = await waitForQuiet(db, options.patienceSeconds, say, signal);
  over.abort();
  await pressing;
  say(
    quiet.left
      ? `no quiet within ${options.patienceSeconds} s: ${quiet.left}`
      : `quiet after ${quiet.seconds.toFixed(0)} s`,
  );
  return { blows, quiet };
}

type Held = {
  options: StormOptions;
  plans: readonly PlannedCall[];
  blows: readonly Blow[];
  quiet: Quiet;
  thresholds: readonly string[];
};

async function judge(
  root: string,
  world: StormWorld,
  db: postgres.Sql,
  { options, plans, blows, quiet, thresholds }: Held,
): Promise<boolean> {
  const [records, truth] = [await readRecords(db), readTruth(world.dataDir)];
  const { found, notes } = judgeCalls(plans, records, truth, blows, SLOTS);
  const product = drizzle(db, { schema, casing: "snake_case" });
  const misfolded = await findMisfolded(null, product);
  for (const { callId, column, stored, folded } of misfolded)
    found.push({ harm: "misfolded", what: `${callId} ${column}: ${stored}, folds to ${folded}` });
  const { rows, waiting, misrolled } = await checkRollups(product);
  say(`rollups compared with the calls: ${rows}, ${waiting} hours wait for the worker`);
  for (const { hour, slice, is, should } of misrolled)
    found.push({ harm: "wrong rollup", what: `${hour} ${slice}: ${is}, the calls say ${should}` });
  const came = {
    sessions: truth.sessions.size,
    answered: [...truth.sessions.values()].filter(({ answered }) => answered).length,
    "most lines at once": mostAtOnce(truth),
    messages: total(truth.sms),
    "chat messages": total(truth.chat),
    contacts: total(truth.contacts),
    deals: total(truth.deals),
    "dead letters": records.deadLetters,
  };
  const faults = Object.fromEntries([...truth.faults].sort());
  say(`faults: ${listed(faults)}`);
  say(`came of it: ${listed(came)}`);
  tellNotes(notes, say);
  say(`answers withheld after accepting a message: ${truth.withheld}`);
  tellHarms(found, say);
  const lack = whatLacks(plans.length, truth, notes);
  if (lack) say(`void: ${lack}; a storm that little came through proves nothing`);
  const isCalm = found.length === 0 && quiet.left === null && lack === null;
  if (options.record) {
    const { calls, seed, kills, speed } = options;
    const name = `storm-${calls}${kills ? "-kills" : ""}`;
    const path = recordResult(root, name, {
      ...{ calls, seed, kills, speed, passed: isCalm, void: lack },
      harms: countHarms(found),
      harmed: found,
      notes: countNotes(notes),
      "answers withheld after accepting a message": truth.withheld,
      blows: countBlows(blows),
      ...{ faults, "came of it": came, "seconds until quiet": Math.round(quiet.seconds) },
      ...{ "left in motion": quiet.left, thresholds },
    });
    say(`recorded in ${path}`);
  }
  return isCalm;
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
