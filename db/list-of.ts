import { type SQL, sql } from "drizzle-orm";

/**
 * Words as one value, an array of PostgreSQL: a statement has the same text, and so the same plan, however many they are.
 * Each is quoted, so any text may be among them (PostgreSQL, 8.15.6 Array Input and Output Syntax).
 * @param words ids, numbers, times as ISO 8601 or any text
 */
export function listOf(
  words: readonly (string | number)[],
  type: "uuid" | "int" | "text" | "timestamptz",
): SQL {
  const quoted = words.map((word) => `"${String(word).replace(/["\\]/g, "\\$&")}"`);
  return sql`${`{${quoted.join(",")}}`}::${sql.raw(type)}[]`;
}
