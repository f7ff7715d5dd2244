import "server-only";
import { desc, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { auditSeals } from "@/db/schema";
import type { TickDefinition } from "../jobs/define-job";
import { actMark, chainMark, personMark, unsealedLines } from "./fingerprint";

const BATCH = 1000;
/** A line whose transaction commits late has a lower number than others sealed before it, but not lower by this much. */
const LATE_LINES = 10_000;

/**
 * Seals lines committed since the last time, each over the seal before it. Business transactions wait for nobody here:
 * they only add their lines; what is added stays unsealed for a tick.
 * @returns how many were sealed
 */
export async function sealAudit(): Promise<number> {
  return database().transaction(async (tx) => {
    // A second sealer would make two seals with one number; the tick's own lock is another one.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('seal-audit'))`);
    const [last] = await tx.select().from(auditSeals).orderBy(desc(auditSeals.no)).limit(1);
    const [most] = await tx.execute<{ no: number }>(
      sql`select coalesce(max(audit_no), 0)::float8 as no from audit_seals`,
    );
    const lines = await unsealedLines(tx, (most?.no ?? 0) - LATE_LINES, BATCH);
    if (lines.length === 0) return 0;
    const [now] = await tx.execute<{ micros: string }>(
      sql`select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros`,
    );
    const sealedAtMicros = now?.micros ?? "";
    let [no, chain] = [last?.no ?? 0, last?.chain ?? ""];
    const seals = lines.map((line) => {
      no += 1;
      const seal = {
        no,
        auditNo: line.no,
        act: actMark(line),
        person: personMark(line),
        sealedAtMicros,
      };
      chain = chainMark(chain, seal);
      return { no, auditNo: line.no, act: seal.act, person: seal.person, chain };
    });
    const sealedAt = sql`to_timestamp(0) + ${sealedAtMicros}::bigint * interval '1 microsecond'`;
    await tx.insert(auditSeals).values(seals.map((seal) => ({ ...seal, sealedAt })));
    return seals.length;
  });
}

export const sealAuditTick: TickDefinition = {
  name: "seal-audit",
  everySeconds: 5,
  run: async () => {
    while ((await sealAudit()) === BATCH);
  },
};
