import "server-only";
import { sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import {
  actMark,
  chainMark,
  personMark,
  type SealedLine,
  sealedLines,
  unsealedLines,
} from "./fingerprint";

const BATCH = 5000;
/** Longer than any transaction of ours: a line older than this that no seal knew was not there when its neighbors were sealed. */
const LATE_SECONDS = 600;

export type AuditProblem =
  /** The line does not say what was sealed. */
  | { kind: "line_changed"; no: number }
  /** There is a seal for a line that is not there. */
  | { kind: "line_removed"; no: number }
  /** The line appeared long after the time it names. */
  | { kind: "line_inserted"; no: number }
  /** The seal was changed, or the one before it was changed, taken out or put in. */
  | { kind: "seal_broken"; no: number; auditNo: number };

export type AuditReport = {
  problem: AuditProblem | null;
  /** Lines that are sealed and as they were. */
  sealed: number;
  /** Lines of the last minutes that wait for their seal. */
  waiting: number;
  /** The last seal: whoever keeps it elsewhere can show later that the end of the log was not cut off. */
  last: { no: number; chain: string } | null;
};

/**
 * Reads the log against its seals, in one snapshot, and stops at the first thing that does not fit.
 * @param latest only so many of the last seals, the one before them being believed; without it the whole log
 */
export function verifyAudit({ latest }: { latest?: number } = {}): Promise<AuditReport> {
  return database().transaction(
    async (tx) => {
      const deleted = await deletedPeople(tx);
      const first = latest ? await sealBefore(tx, latest) : null;
      let last: AuditReport["last"] = first && { no: first.no, chain: first.chain };
      let lastSealedAt = first?.sealedAtMicros ?? 0;
      const countOf = (no: number | undefined) => (no ?? 0) - (first?.no ?? 0);
      for (;;) {
        const batch = await sealedLines(tx, last?.no ?? 0, BATCH);
        for (const entry of batch) {
          const problem = problemOf(entry, last, lastSealedAt, deleted);
          if (problem) return { problem, sealed: countOf(last?.no), waiting: 0, last };
          last = { no: entry.seal.no, chain: entry.seal.chain };
          lastSealedAt = Number(entry.seal.sealedAtMicros);
        }
        if (batch.length < BATCH) break;
      }
      const sealed = countOf(last?.no);
      const after = first?.auditNo ?? Number.MIN_SAFE_INTEGER;
      const waiting = await unsealedLines(tx, after, BATCH);
      const late = waiting.find(
        (line) => Number(line.atMicros) < lastSealedAt - LATE_SECONDS * 1e6,
      );
      const problem = late ? { kind: "line_inserted" as const, no: late.no } : null;
      return { problem, sealed, waiting: waiting.length, last };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** The seal that stands before the last so many; null: there are no more than those. */
async function sealBefore(tx: Tx, latest: number) {
  const [row] = await tx.execute<Record<string, unknown>>(sql`
    select no::float8 as no, audit_no::float8 as "auditNo", chain, extract(epoch from sealed_at) * 1000000 as "sealedAtMicros"
    from audit_seals where no = (select max(no) from audit_seals) - ${latest}::int`);
  if (!row) return null;
  return {
    no: Number(row.no),
    auditNo: Number(row.auditNo),
    chain: String(row.chain),
    sealedAtMicros: Number(row.sealedAtMicros),
  };
}

function problemOf(
  { seal, line }: SealedLine,
  before: AuditReport["last"],
  lastSealedAt: number,
  deleted: ReadonlySet<string>,
): AuditProblem | null {
  const isNext = seal.no === (before?.no ?? 0) + 1;
  if (!isNext || chainMark(before?.chain ?? "", seal) !== seal.chain) {
    return { kind: "seal_broken", no: seal.no, auditNo: seal.auditNo };
  }
  if (!line) return { kind: "line_removed", no: seal.auditNo };
  if (actMark(line) !== seal.act) return { kind: "line_changed", no: line.no };
  const isForgotten = line.actorName === "" && line.ip === null && deleted.has(line.actorId ?? "");
  if (personMark(line) !== seal.person && !isForgotten) {
    return { kind: "line_changed", no: line.no };
  }
  // The seals before were made when everything of that time had long been committed.
  if (lastSealedAt > 0 && Number(line.atMicros) < lastSealedAt - LATE_SECONDS * 1e6) {
    return { kind: "line_inserted", no: line.no };
  }
  return null;
}

/** People whose deletion the log itself tells: their names may be gone from it. */
async function deletedPeople(tx: Tx): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(
    sql`select object_id as id from audit_log where action = 'users.deleted' and object_id is not null`,
  );
  return new Set(rows.map(({ id }) => id));
}
