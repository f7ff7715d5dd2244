import "server-only";
import { databaseProbe } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json" with { type: "json" };
import { sealKeysFit } from "./seal/probe";

export type Readiness =
  | { ready: true }
  | { ready: false; reason: "draining" | "database" | "migrations" | "seal_keys" };

const keep = globalThis as typeof globalThis & { haloDraining?: boolean };
const DATABASE_MS = 1000;

/** From now on readiness answers no, so that a balancer sends no more requests here. */
export function startDraining(): void {
  keep.haloDraining = true;
}

/** Whether this process can take work: the database answers within a second and knows every migration of this build, and our keys open its secrets. */
export async function readiness(): Promise<Readiness> {
  if (keep.haloDraining) return { ready: false, reason: "draining" };
  try {
    const applied = await Promise.race([
      // A busy process is ready: if waiting for the pool counted, load alone would take out one process after the other.
      databaseProbe()<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`,
      new Promise<never>((_, reject) => {
        setTimeout(
          () => reject(new Error("the database did not answer in time")),
          DATABASE_MS,
        ).unref();
      }),
    ]);
    const isCurrent = (applied[0]?.n ?? 0) >= journal.entries.length;
    if (!isCurrent) return { ready: false, reason: "migrations" };
    return (await sealKeysFit()) ? { ready: true } : { ready: false, reason: "seal_keys" };
  } catch {
    return { ready: false, reason: "database" };
  }
}
