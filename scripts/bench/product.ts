import postgres from "postgres";
import { runOnce } from "../processes/run-once";
import { type Stack, stackDatabaseUrl, startStack } from "../testing/e2e-stack";
import type { Product } from "./row";

/** Brings up a product and fills it, once for all rows; `end` stops it where it was brought up. */
export function sharedProduct(root: string, calls: number, say: (line: string) => void) {
  let opened: Promise<Product & { close: () => Promise<void> }> | null = null;
  return {
    product(): Promise<Product> {
      opened ??= open(root, calls, say);
      return opened;
    },
    async end(): Promise<void> {
      const product = await opened?.catch(() => null);
      await product?.close();
    },
  };
}

async function open(root: string, calls: number, say: (line: string) => void) {
  // What is thrown away afterwards is made without care for power cuts; here the disk has its say.
  const stack = await startStack(root, { HALO_THROW_AWAY: "" });
  const db = postgres(stackDatabaseUrl(stack.dataDir), { max: 4, onnotice: () => undefined });
  const close = async () => {
    await db.end({ timeout: 5 }).catch(() => undefined);
    await stack.stop();
  };
  try {
    await requireDurable(db);
    const began = performance.now();
    await run(root, stack, "db/seed/cli.ts", "many", String(calls));
    // The worker would do it too, little by little and beside the measuring.
    await run(root, stack, "scripts/cli/rollups.ts", "rebuild");
    await run(root, stack, "scripts/cli/rollups.ts", "check");
    await db.unsafe("vacuum analyze");
    say(`${calls} calls written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const [row] = await db<{ n: number }[]>`select count(*)::int as n from calls`;
    if ((row?.n ?? 0) < calls) throw new Error(`only ${row?.n} of ${calls} calls are there`);
    return { stack, db, calls: row?.n ?? 0, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function run(root: string, stack: Stack, file: string, ...words: string[]): Promise<string> {
  const args = ["scripts/boot.mjs", "run", file, ...words];
  const env = { ...process.env, HALO_DATA_DIR: stack.dataDir };
  return runOnce(file, root, { program: process.execPath, args, env });
}

/** @throws Error where a commit may return before it is on disk: such figures mean nothing */
export async function requireDurable(db: postgres.Sql): Promise<void> {
  for (const name of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const [row] = await db<{ value: string }[]>`select current_setting(${name}) as value`;
    if (row?.value !== "on") throw new Error(`${name} is ${row?.value}`);
  }
}
