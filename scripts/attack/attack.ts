import { recordResult } from "../storm/record-result";
import { runBypass } from "./bypass/run-bypass";
import { runForgery } from "./forgery/run-forgery";
import { runFuzz } from "./fuzz/run-fuzz";
import { openTarget, type Target } from "./target";

const [name = "", ...rest] = process.argv.slice(2);
const option = (wanted: string, otherwise: string) => {
  const at = rest.indexOf(`--${wanted}`);
  return at < 0 ? otherwise : (rest[at + 1] ?? otherwise);
};
const seed = option("seed", "halo");
/** Kept where `--record` asks for it, so that a test's run leaves no trace. */
const record = (result: object) => {
  if (rest.includes("--record"))
    console.log(
      `recorded in ${recordResult(process.cwd(), `attack-${name}`, { seed, ...result })}`,
    );
};
const requests = Number(option("requests", "20000"));

/** Each attack prints what it saw and answers whether it found nothing. */
const ATTACKS: Record<string, (target: Target) => Promise<boolean>> = {
  async fuzz(target) {
    const result = await runFuzz(target, requests, seed);
    const { statuses, wrong, restarts, raw } = result;
    console.log(`requests from the document ${result.requests}, raw hostile ones ${raw}`);
    console.log(`  answers by status: ${JSON.stringify(statuses)}`);
    console.log(`  faults of ours or leaks ${wrong.length} (bar 0), restarts ${restarts} (bar 0)`);
    for (const line of wrong) console.log(`  ${line}`);
    record(result);
    return wrong.length === 0 && restarts === 0;
  },
  async bypass(target) {
    const result = await runBypass(target, process.cwd());
    const { leaks, changed, actions } = result;
    console.log(`requests ${result.requests}, of them calls of server actions ${actions}`);
    console.log(
      `  answers with protected bytes ${leaks.length} (bar 0), changes ${changed} (bar 0)`,
    );
    for (const line of leaks) console.log(`  ${line}`);
    record(result);
    return leaks.length === 0 && changed === 0 && actions > 0;
  },
  async forgery(target) {
    const result = await runForgery(target, seed);
    const { accepted, changedByReplay, restarts } = result;
    console.log(`forged messages ${result.forged}, accepted ${accepted.length} (bar 0)`);
    for (const line of accepted.slice(0, 50)) console.log(`  ${line}`);
    console.log(
      `a genuine one repeated ${result.repeated} times: changed ${changedByReplay} (bar 0), restarts ${restarts}`,
    );
    record(result);
    return accepted.length === 0 && changedByReplay === 0 && restarts === 0;
  },
};

const attack = ATTACKS[name];
if (!attack || !Number.isInteger(requests) || requests < 1) {
  const names = Object.keys(ATTACKS).join("|");
  console.error(`usage: npm run attack -- ${names} [--seed S] [--requests N] [--record]`);
  process.exit(2);
}
console.log(`attack ${name}, seed ${seed}`);
const target = await openTarget(process.cwd());
let isSafe = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void target.stop().finally(() => process.exit(1)));
}
try {
  isSafe = await attack(target);
} catch (error) {
  console.error(`attack ${name}: ${(error as Error).message}`);
} finally {
  await target.stop();
}
process.exit(isSafe ? 0 : 1);
