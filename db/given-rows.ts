import { type SQL, sql } from "drizzle-orm";

type GivenType = "uuid" | "text" | "int" | "boolean" | "timestamptz" | "jsonb";

/**
 * Rows given to a statement as one value, so that its text, and with it its plan, is the same however many they are.
 * Each row goes as a JSON array, whose columns are taken out by their place: json_to_recordset, which looks for them by
 * name, took a third of the whole fold.
 * @param types what the columns are called in the statement, and their types; times as ISO 8601
 * @returns makes of rows what may stand after "from"
 */
export function givenRows<Column extends string>(
  types: Record<Column, GivenType>,
): (rows: readonly Record<Column, unknown>[]) => SQL {
  const columns = Object.keys(types) as Column[];
  const taken = columns.map((column, at) =>
    types[column] === "jsonb"
      ? `e -> ${at} as ${column}`
      : `(e ->> ${at})::${types[column]} as ${column}`,
  );
  const head = sql.raw(`(select ${taken.join(", ")} from `);
  return (rows) => {
    const [first] = rows;
    const values = (row: Record<Column, unknown>) => columns.map((column) => row[column]);
    // Of a set PostgreSQL expects a hundred rows, and reads a small table whole rather than look one of them up.
    return first && rows.length === 1
      ? sql`${head}(select ${JSON.stringify(values(first))}::text::jsonb as e offset 0) given)`
      : sql`${head}jsonb_array_elements(${JSON.stringify(rows.map(values))}::text::jsonb) given (e))`;
  };
}
