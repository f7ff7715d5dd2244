import { afterAll, beforeAll, expect, it } from "vitest";
import { ENGINES, type Engine } from "@/db/enums";
import { DEFAULT_GREETING, DEFAULT_QUESTIONS } from "@/lib/calls/dial/default-lines";
import type { OpeningLanguage } from "@/lib/telephony/ports";
import { speechProblems } from "@/lib/telephony/voximplant/speech";
import type { Behavior } from "../../../sandbox/people/behavior";
import { behaviors } from "../../../sandbox/people/behaviors";
import { startTestSandbox, type TestSandbox } from "../../../sandbox/testing/test-sandbox";
import { buildScenario } from "../../building/build-scenario";
import { type CallMade, callThrough } from "./call-through";
import { type GrantingHalo, openGrantingHalo } from "./granting-halo";
import { complaints } from "./run-in-sandbox";

/** Rules of the house: this share of the calls of a language must come to what its number stands for. */
const LEAST_SHARE = 0.97;
const SEEDS = ["halo", "second", "third"];
const AT_ONCE = 8;
/** So fast that nothing is waited for but requests. */
const UNLIMITED = 1e9;

type Place = { language: OpeningLanguage; country: string; prefix: string };
/** A number of each language's country lacks only its last two digits. */
const PLACES: Place[] = [
  { language: "ru", country: "RU", prefix: "+791612345" },
  { language: "uz", country: "UZ", prefix: "+9989012345" },
  { language: "tj", country: "TJ", prefix: "+9929187654" },
  { language: "en", country: "US", prefix: "+120255501" },
];

const { source } = await buildScenario();

let sandbox: TestSandbox;
let halo: GrantingHalo;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  sandbox.world.settings.speed = UNLIMITED;
  halo = await openGrantingHalo();
});
afterAll(async () => {
  halo.close();
  await sandbox.stop();
});

type Trial = { place: Place; engine: Engine; behavior: Behavior; sessionId: number };

/** Every behavior with every engine that speaks the language. */
function trials(): Trial[] {
  const all: Trial[] = [];
  for (const place of PLACES) {
    for (const engine of ENGINES) {
      const wish = { ...place, engine, voice: "female" as const };
      if (speechProblems(wish).some((problem) => problem.isBlocking)) continue;
      for (const behavior of behaviors) {
        all.push({ place, engine, behavior, sessionId: 1_000 + all.length });
      }
    }
  }
  return all;
}

type Result = { language: OpeningLanguage; isRight: boolean; story: string };

function call({ place, engine, behavior, sessionId }: Trial): Promise<CallMade> {
  const { language, country, prefix } = place;
  const wish = {
    language,
    country,
    phone: prefix + behavior.ending,
    engine,
    greeting: DEFAULT_GREETING[language],
    prompt: DEFAULT_QUESTIONS[language].join("\n"),
  };
  const modelUrl = `${sandbox.url}/openai/v1`;
  return callThrough(wish, { world: sandbox.world, halo, source, sessionId, modelUrl });
}

async function tryOut(trial: Trial, seed: string): Promise<Result> {
  const { outcome, by, run } = await call(trial);
  const { engine, behavior } = trial;
  const { language } = trial.place;
  expect.soft(complaints(run)).toEqual([]);
  const turns = run.events.at(-1)?.snapshot.turns ?? [];
  const talk = turns.map((turn) => `  ${turn.speaker}: ${turn.text}`).join("\n");
  const title = `${language} ${engine} ${behavior.ending} ${seed}`;
  return {
    language,
    isRight: outcome === behavior.outcome,
    story: `${title}: ${outcome} (${by}) instead of ${behavior.outcome}\n${talk}`,
  };
}

async function tryAll(seed: string): Promise<Result[]> {
  sandbox.world.settings.seed = seed;
  const queue = trials();
  const results: Result[] = [];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.push(await tryOut(next, seed));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

it("comes to the outcome that each number stands for, in every language, by either engine", async () => {
  const results: Result[] = [];
  for (const seed of SEEDS) results.push(...(await tryAll(seed)));
  const wrong = results.filter((one) => !one.isRight);
  const shares = PLACES.map(({ language }) => {
    const own = results.filter((one) => one.language === language);
    const right = own.filter((one) => one.isRight).length;
    return { language, right, of: own.length };
  });
  const line = shares.map(({ language, right, of }) => `${language} ${right}/${of}`).join(", ");
  process.stdout.write(`outcomes as expected: ${line}\n`);
  for (const { language, right, of } of shares) {
    const stories = wrong.filter((one) => one.language === language).map((one) => one.story);
    expect.soft(right / of, stories.join("\n\n")).toBeGreaterThanOrEqual(LEAST_SHARE);
  }
}, 120_000);

it("goes the same way with the same seed, to the last line of the session's log", async () => {
  const log = async (trial: Trial, seed: string) => {
    sandbox.world.settings.seed = seed;
    const { run } = await call(trial);
    // An attempt's id is new each time; all else follows from the seed.
    return run.log.join("\n").replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "attempt");
  };
  const asking = trials().filter(({ behavior }) => behavior.ending === "02");
  expect(asking.length).toBeGreaterThan(PLACES.length);
  for (const trial of asking) {
    const first = await log(trial, "halo");
    expect(first.length).toBeGreaterThan(1_000);
    expect(await log(trial, "halo")).toBe(first);
    expect(await log(trial, "other")).not.toBe(first);
  }
});
