import "server-only";
import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { derivedToken } from "@/lib/platform/seal/seal";

/** A line of the audit log in the form its seal is made over; every part as PostgreSQL writes it, so that it is the same for ever. */
export type LineContent = {
  no: number;
  /** Microseconds since 1970. */
  atMicros: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  action: string;
  objectKind: string | null;
  objectId: string | null;
  ip: string | null;
  /** jsonb as text: its keys are in an order of their own. */
  detail: string | null;
};

export type SealContent = {
  no: number;
  auditNo: number;
  act: string;
  person: string;
  chain: string;
  sealedAtMicros: string;
};

/** HMAC-SHA256, hex: without SECRET_KEY nobody can make the seals of a log that was changed, not even who owns the database. */
const mark = (what: string, parts: readonly unknown[]) =>
  derivedToken(`audit ${what}`, JSON.stringify(parts));

/** What was done, when and to what. */
export function actMark(line: LineContent): string {
  const { no, atMicros, actorKind, actorId, action, objectKind, objectId, detail } = line;
  return mark("act", [no, atMicros, actorKind, actorId, action, objectKind, objectId, detail]);
}

/** Who it was, by name and address. */
export function personMark(line: Pick<LineContent, "no" | "actorName" | "ip">): string {
  return mark("person", [line.no, line.actorName, line.ip]);
}

/** Ties a seal to the one before ("" for the first). */
export function chainMark(before: string, seal: Omit<SealContent, "chain">): string {
  const { no, auditNo, act, person, sealedAtMicros } = seal;
  return mark("chain", [before, no, auditNo, act, person, sealedAtMicros]);
}

const LINE = sql`
  l.no::float8 as no, (extract(epoch from l.at) * 1000000)::bigint::text as "atMicros",
  l.actor_kind as "actorKind", l.actor_id::text as "actorId", l.actor_name as "actorName", l.action,
  l.object_kind as "objectKind", l.object_id as "objectId", l.ip, l.detail::text as detail`;

/** Lines not sealed yet, oldest number first. `after`: only numbers above this one. */
export function unsealedLines(
  db: DbOrTx,
  after: number,
  limit: number,
): Promise<(LineContent & { ageSeconds: number })[]> {
  return db.execute<LineContent & { ageSeconds: number }>(sql`
    select ${LINE}, extract(epoch from clock_timestamp() - l.at)::float8 as "ageSeconds"
    from audit_log l
    where l.no > ${after} and not exists (select 1 from audit_seals s where s.audit_no = l.no)
    order by l.no limit ${limit}`);
}

export type SealedLine = {
  seal: SealContent;
  /** Null: the line is gone. */
  line: LineContent | null;
};

/** Seals after this one with the lines they are for, in the chain's order. */
export async function sealedLines(db: DbOrTx, after: number, limit: number): Promise<SealedLine[]> {
  const rows = await db.execute<LineContent & Record<string, unknown>>(sql`
    select ${LINE}, s.no::float8 as "sealNo", s.audit_no::float8 as "auditNo", s.act, s.person, s.chain,
      (extract(epoch from s.sealed_at) * 1000000)::bigint::text as "sealedAtMicros"
    from audit_seals s left join audit_log l on l.no = s.audit_no
    where s.no > ${after} order by s.no limit ${limit}`);
  return rows.map((row) => ({
    seal: {
      no: Number(row.sealNo),
      auditNo: Number(row.auditNo),
      act: String(row.act),
      person: String(row.person),
      chain: String(row.chain),
      sealedAtMicros: String(row.sealedAtMicros),
    },
    line: row.no === null ? null : row,
  }));
}
