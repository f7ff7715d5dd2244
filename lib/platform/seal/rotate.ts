import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { SEALED_COLUMNS } from "@/db/sealed-columns";
import { resealProbe } from "./probe";
import { rewrap, sealedBy, sealingKey } from "./seal";

const BATCH = 500;
type Row = { id: string; text: string };
type Place = (typeof SEALED_COLUMNS)[number];

async function rowsOf({ table, id, column }: Place, after: string): Promise<Row[]> {
  const [from, key, text] = [table, id, column].map((name) => sql.identifier(name));
  return database().execute<Row>(sql`
    select ${key}::text as id, ${text} as text from ${from}
    where ${text} is not null and ${key}::text > ${after} order by ${key}::text limit ${BATCH}`);
}

async function* sealedRows(): AsyncGenerator<{ place: Place; row: Row }> {
  for (const place of SEALED_COLUMNS) {
    let after = "";
    while (true) {
      const rows = await rowsOf(place, after);
      for (const row of rows) yield { place, row };
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
}

/** How many secrets each key seals, by its id; "" stands for what is no sealed text. The key that seals now is always there. */
export async function countSeals(): Promise<Map<string, number>> {
  const counts = new Map([[sealingKey(), 0]]);
  for await (const { row } of sealedRows()) {
    const key = sealedBy(row.text) ?? "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Wraps every secret with the newest key. Only the wrapping changes, and only where nobody changed the secret meanwhile,
 * so it may run beside the product.
 * @returns how many were wrapped anew, and which were left because their key is not here
 */
export async function rotateSeals(): Promise<{ done: number; left: string[] }> {
  let done = 0;
  const left: string[] = [];
  for await (const { place, row } of sealedRows()) {
    if (sealedBy(row.text) === sealingKey()) continue;
    const fresh = rewrap(row.text);
    if (fresh === null) {
      left.push(`${place.table}.${place.column} of ${row.id}`);
      continue;
    }
    const [table, id, column] = [place.table, place.id, place.column].map((name) =>
      sql.identifier(name),
    );
    await database().execute(sql`
      update ${table} set ${column} = ${fresh}
      where ${id}::text = ${row.id} and ${column} = ${row.text}`);
    done += 1;
  }
  await resealProbe();
  return { done, left };
}
