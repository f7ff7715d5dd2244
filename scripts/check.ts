import { availableParallelism } from "node:os";
import { checkTools, type Verdict } from "./checks/tools";

// Everything that knows whether a change is sound without running it; the commit hook and CI run it.
const began = Date.now();
const tools = checkTools(process.cwd());
const outcomes: { name: string; seconds: number; verdict: Verdict }[] = [];
const waiting = [...tools];

async function work(): Promise<void> {
  for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
    const start = Date.now();
    const verdict = await tool.run();
    const seconds = (Date.now() - start) / 1_000;
    outcomes.push({ name: tool.name, seconds, verdict });
    console.log(
      `${verdict.isGood ? "ok  " : "FAIL"} ${tool.name.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s`,
    );
  }
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
const bad = outcomes.filter(({ verdict }) => !verdict.isGood);
for (const { name, verdict } of bad) console.log(`\n── ${name}\n${verdict.words}`);
console.log(
  `\n${outcomes.length - bad.length} of ${outcomes.length} checks good, ${((Date.now() - began) / 1_000).toFixed(1)} s`,
);
process.exit(bad.length === 0 ? 0 : 1);
