import { MUTANTS } from "./mutation/mutants";
import { type Noticed, runGuard } from "./mutation/run-guard";
import { makeScratchCopy, type ScratchCopy } from "./mutation/scratch-copy";
import { recordResult } from "./record-result";

const shouldRecord = process.argv.includes("--record");
const aborted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => aborted.abort(new Error(`stopped by ${signal}`)));
}

type Row = Noticed & { mutant: string; seconds: number };

/** First without a mutant: tests that fail anyway would catch everything. */
async function checkGuards(copy: ScratchCopy): Promise<void> {
  const files = MUTANTS.flatMap(({ guard }) => (guard.kind === "tests" ? guard.files : []));
  const guard = { kind: "tests", files: [...new Set(files)] } as const;
  const { isCaught, words } = await runGuard(copy.root, guard, aborted.signal);
  if (isCaught) throw new Error(`the guards fail without any mutant: ${words}`);
  console.log(`without a mutant: ${words}`);
}

async function tryAll(copy: ScratchCopy): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, patches, guard } of MUTANTS) {
    const began = Date.now();
    const undo = copy.apply(patches);
    try {
      const noticed = await runGuard(copy.root, guard, aborted.signal);
      rows.push({ mutant: name, ...noticed, seconds: Math.round((Date.now() - began) / 1_000) });
    } finally {
      undo();
    }
    const { isCaught, words, seconds } = rows.at(-1) ?? { isCaught: false, words: "", seconds: 0 };
    console.log(
      `${isCaught ? "caught" : "MISSED"}  ${name.padEnd(42)} ${`${seconds} s`.padStart(6)}  ${words}`,
    );
  }
  return rows;
}

const copy = makeScratchCopy(process.cwd());
try {
  // Every patch is tried before the first long run.
  for (const { patches } of MUTANTS) copy.apply(patches)();
  await checkGuards(copy);
  const rows = await tryAll(copy);
  const caught = rows.filter(({ isCaught }) => isCaught).length;
  console.log(`mutants caught: ${caught} of ${MUTANTS.length}`);
  if (shouldRecord)
    console.log(`recorded in ${recordResult(process.cwd(), "mutants", { caught, mutants: rows })}`);
  process.exitCode = caught === MUTANTS.length ? 0 : 1;
} catch (error) {
  console.error(`mutants: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  copy.remove();
}
process.exit();
