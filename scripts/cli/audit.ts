import { closeDatabase } from "@/db/client";
import { sealAudit } from "@/lib/platform/audit-seals/seal-audit";
import { type AuditProblem, verifyAudit } from "@/lib/platform/audit-seals/verify-audit";
import { sealKeysFit } from "@/lib/platform/seal/probe";

const HELP = `npm run audit -- <what>

  verify   reads the audit log against its chain of seals and names the first line or seal that was changed,
           removed or put in later; exit code 1 where there is one
  seal     seals what no worker has sealed yet
`;

const WORDS: Record<AuditProblem["kind"], string> = {
  line_changed: "was changed after it was sealed",
  line_removed: "was removed: its seal is there, the line is not",
  line_inserted: "was put in later: it was not there when lines of its time were sealed",
  seal_broken: "does not follow the one before: it was changed, or one before it was removed",
};

async function verify(): Promise<void> {
  const { problem, sealed, waiting, last } = await verifyAudit();
  console.log(`${sealed} lines are sealed and as they were, ${waiting} wait for their seal`);
  if (last) console.log(`last seal: ${last.no} ${last.chain}`);
  if (!problem) return;
  const what = problem.kind === "seal_broken" ? `seal ${problem.no}` : `line ${problem.no}`;
  console.error(`${what} ${WORDS[problem.kind]}`);
  process.exitCode = 1;
}

const WHAT: Record<string, () => Promise<void>> = {
  verify,
  seal: async () => {
    console.log(`${await sealAudit()} lines sealed`);
  },
};

try {
  const what = WHAT[process.argv[2] ?? ""];
  if (!what) {
    console.log(HELP);
    process.exitCode = 2;
  } else if (await sealKeysFit()) {
    await what();
  } else {
    console.error("These keys do not open this database: its seals cannot be checked with them.");
    process.exitCode = 1;
  }
} finally {
  await closeDatabase();
}
