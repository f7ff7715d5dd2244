import { closeDatabase } from "@/db/client";
import { checkRollups, rebuildRollups } from "@/lib/reports/rollups/check-rollups";

const HELP = `npm run rollups -- <what>

  check     compares the figures kept for reports with the calls themselves; exit code 1 where they differ
  rebuild   makes them anew from the calls; everything may run meanwhile
`;

async function check(): Promise<void> {
  const { rows, waiting, misrolled } = await checkRollups();
  for (const { hour, slice, is, should } of misrolled)
    console.log(`${hour}  ${slice}: ${is ?? "nothing"}, the calls say ${should ?? "nothing"}`);
  console.log(
    `${rows} rollups compared, ${waiting} hours wait for the worker, ${misrolled.length} differ`,
  );
  if (misrolled.length > 0) process.exitCode = 1;
}

async function rebuild(): Promise<void> {
  const began = performance.now();
  const spans = await rebuildRollups();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`rebuilt in ${seconds} s, ${spans} weeks`);
}

const COMMANDS: Record<string, () => Promise<void>> = { check, rebuild };
const command = COMMANDS[process.argv[2] ?? ""];
if (!command) {
  console.error(HELP);
  process.exit(2);
}
try {
  await command();
} finally {
  await closeDatabase();
}
