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

/** Reads the whole log against its seals, in one snapshot, and stops at the first thing that does not fit. */
export function verifyAudit(): Promise<AuditReport> {
  return database().transaction(
    async (tx) => {
      const deleted = await deletedPeople(tx);
      let last: AuditReport["last"] = null;
      let lastSealedAt = 0;
      for (;;) {
        const batch = await sealedLines(tx, last?.no ?? 0, BATCH);
        for (const entry of batch) {
          const problem = problemOf(entry, last, lastSealedAt, deleted);
          if (problem) return { problem, sealed: last?.no ?? 0, waiting: 0, last };
          last = { no: entry.seal.no, chain: entry.seal.chain };
          lastSealedAt = Number(entry.seal.sealedAtMicros);
        }
        if (batch.length < BATCH) break;
      }
      const sealed = last?.no ?? 0;
      const waiting = await unsealedLines(tx, Number.MIN_SAFE_INTEGER, BATCH);
      const late = waiting.find(
        (line) => Number(line.atMicros) < lastSealedAt - LATE_SECONDS * 1e6,
      );
      const problem = late ? { kind: "line_inserted" as const, no: late.no } : null;
      return { problem, sealed, waiting: waiting.length, last };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
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
