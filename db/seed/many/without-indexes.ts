import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** A statement that takes something away and the one that puts it back just as it was. */
type Removed = { drop: string; restore: string };

/**
 * Writes in bulk with nothing to keep up per row: takes the indexes, keys, foreign keys and triggers off tables, lets
 * `write` run, and puts them back as the catalog said; foreign keys are then checked over all rows at once. All in the
 * caller's transaction, so that whatever fails leaves the tables as they were. Others wait for these tables meanwhile.
 * @param tx a transaction of the role that owns the tables
 */
export async function withoutIndexes(
  tx: Tx,
  tables: readonly string[],
  write: () => Promise<void>,
): Promise<void> {
  // Foreign keys first, then the keys they point at, then all other indexes.
  const foreign = await constraints(tx, tables, "f");
  for (const { drop } of foreign) await tx.execute(sql.raw(drop));
  const keys = [...(await constraints(tx, tables, "p")), ...(await constraints(tx, tables, "u"))];
  for (const { drop } of keys) await tx.execute(sql.raw(drop));
  const indexes = await indexesOf(tx, tables);
  for (const { drop } of indexes) await tx.execute(sql.raw(drop));
  const triggers = (change: "disable" | "enable") =>
    tables.map((table) => `alter table "${table}" ${change} trigger user`).join("; ");
  await tx.execute(sql.raw(triggers("disable")));
  await write();
  await tx.execute(sql.raw(triggers("enable")));
  // Index by index, and the figures first: a planner that takes the tables for empty would check foreign keys row by row.
  await tx.execute(sql.raw(`analyze ${tables.map((table) => `"${table}"`).join(", ")}`));
  for (const { restore } of [...keys, ...indexes, ...foreign]) await tx.execute(sql.raw(restore));
}

/** @param kind of pg_constraint: "p" primary, "u" unique, "f" foreign keys from and to the tables */
async function constraints(
  tx: Tx,
  tables: readonly string[],
  kind: "p" | "u" | "f",
): Promise<Removed[]> {
  const rows = await tx.execute<Removed>(sql`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where contype = ${kind} and (conrelid = any(${oids(tables)}) or (contype = 'f' and confrelid = any(${oids(tables)})))
    order by conname`);
  return [...rows];
}

async function indexesOf(tx: Tx, tables: readonly string[]): Promise<Removed[]> {
  const rows = await tx.execute<Removed>(sql`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as restore
    from pg_index where indrelid = any(${oids(tables)})
    order by indexrelid`);
  return [...rows];
}

const oids = (tables: readonly string[]) =>
  sql`array(select name::regclass::oid from unnest(${`{${tables.join(",")}}`}::text[]) name)`;
