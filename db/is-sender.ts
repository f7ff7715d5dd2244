import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Whether a row is of this sender, in the words of the unique indexes over sender and idempotency key: `owner_id is null`
 * says the same, but is looked up by reading every row there is.
 * @param ownerId null: nobody's, as what an API key of no person asks for
 */
export function isSender(column: AnyPgColumn, ownerId: string | null): SQL {
  return sql`coalesce(${column}, ${sql.raw(`'${NOBODY}'`)}::uuid) = ${ownerId ?? NOBODY}::uuid`;
}
