import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { recordResult } from "../storm/record-result";
import { bypass } from "./bypass/run-bypass";
import { canaries } from "./canaries/run-canaries";
import { crossSite } from "./cross-site/run-cross-site";
import { attackHeavily, type HeavyOrder } from "./forgery/heavy-clients";
import { forgery } from "./forgery/run-forgery";
import { fuzz } from "./fuzz/run-fuzz";
import { model } from "./model/run-model";
import { roles } from "./roles/run-roles";
import { signIn } from "./sign-in/run-sign-in";
import { ssrf } from "./ssrf/run-ssrf";
import { openTarget } from "./target";
import { toll } from "./toll/run-toll";
import type { Attack } from "./verdict";

const ATTACKS: Record<string, Attack> = {
  bypass,
  canaries,
  "cross-site": crossSite,
  forgery,
  fuzz,
  model,
  roles,
  "sign-in": signIn,
  ssrf,
  toll,
};

async function main(): Promise<void> {
  const [name = "", ...rest] = process.argv.slice(2);
  const option = (wanted: string) => {
    const at = rest.indexOf(`--${wanted}`);
    return at < 0 ? undefined : rest[at + 1];
  };
  const seed = option("seed") ?? "halo";
  const wish = option("requests");
  const requests = wish === undefined ? null : Number(wish);

  const attack = ATTACKS[name];
  if (!attack || (requests !== null && !(Number.isInteger(requests) && requests > 0))) {
    const names = Object.keys(ATTACKS).join("|");
    console.error(`usage: npm run attack -- ${names} [--seed S] [--requests N] [--record]`);
    process.exit(2);
  }
  console.log(`attack ${name}, seed ${seed}`);
  const root = process.cwd();
  const target = await openTarget(root, attack.settings);
  let isSafe = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void target.stop().finally(() => process.exit(1)));
  }
  try {
    const verdict = await attack.run(target, { root, seed, requests });
    for (const line of verdict.lines) console.log(line);
    // Only on request, so that a try leaves no trace.
    if (rest.includes("--record"))
      console.log(
        `recorded in ${recordResult(root, `attack-${name}`, { seed, ...verdict.result })}`,
      );
    isSafe = verdict.isSafe;
  } catch (error) {
    console.error(`attack ${name}: ${(error as Error).stack}`);
  } finally {
    await target.stop();
  }
  process.exit(isSafe ? 0 : 1);
}

// The heavy part of an attack runs this very file again, on a thread beside.
if (isMainThread) await main();
else parentPort?.postMessage(await attackHeavily(workerData as HeavyOrder));
