import { randomBytes } from "node:crypto";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/env";
import { sealKeysFit } from "@/lib/platform/seal/probe";
import { countSeals, rotateSeals } from "@/lib/platform/seal/rotate";
import { sealingKey } from "@/lib/platform/seal/seal";

const HELP = `npm run keys -- <what>

  list     how many secrets each key seals
  add      makes a key and prints the HALO_SEAL_KEYS to set; nothing changes until every process has it
  rotate   wraps every secret with the newest key; at "0 left" the older ones may be taken out of HALO_SEAL_KEYS
`;

async function list(): Promise<void> {
  for (const [key, count] of await countSeals()) {
    const note = key === sealingKey() ? "seals new secrets" : "";
    console.log([(key || "(not sealed)").padEnd(18), String(count).padStart(6), note].join("  "));
  }
}

function add(): void {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const entry = `k${day}${randomBytes(2).toString("hex")}:${randomBytes(32).toString("hex")}`;
  const known = env().HALO_SEAL_KEYS;
  console.log(`Set this for every process, start them anew, then: npm run keys -- rotate

HALO_SEAL_KEYS=${[entry, ...(known ? [known] : [])].join(",")}`);
}

async function rotate(): Promise<void> {
  const { done, left } = await rotateSeals();
  console.log(`${done} wrapped with the key ${sealingKey()}, ${left.length} left`);
  for (const place of left) console.log(`  ${place}: its key is not here`);
  if (left.length > 0) process.exitCode = 1;
}

const WHAT: Record<string, () => Promise<void> | void> = { list, add, rotate };

try {
  const what = WHAT[process.argv[2] ?? ""];
  if (!what) {
    console.log(HELP);
    process.exitCode = 2;
  } else if (await sealKeysFit()) {
    await what();
  } else {
    console.error(
      "These keys do not open this database. Set the SECRET_KEY and HALO_SEAL_KEYS that it was used with; nothing was changed.",
    );
    process.exitCode = 1;
  }
} finally {
  await closeDatabase();
}
