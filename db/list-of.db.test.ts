import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { listOf } from "./list-of";

withTestDatabase(closeDatabase);

test("any text, numbers and nothing at all arrive as they were given", async () => {
  const words = ["plain", "two words", 'a "quote", a \\ and a {brace}', "", "null", "Ёж\nв траве"];
  const [row] = await database().execute<{ words: string[]; numbers: number[]; none: string[] }>(
    sql`select ${listOf(words, "text")} as words, ${listOf([1, 22], "int")} as numbers, ${listOf([], "uuid")} as none`,
  );
  expect(row).toEqual({ words, numbers: [1, 22], none: [] });
});
