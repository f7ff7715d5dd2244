import postgres from "postgres";
import { expect, it } from "vitest";
import { isDatabaseAway } from "./is-away";

/** Nothing listens there (RFC 6335: port 1 is tcpmux, which nobody runs). */
const NOWHERE = "127.0.0.1:1";

async function errorOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it("knows a database that does not answer, in a query and in a transaction, wrapped or not", async () => {
  const sql = postgres(`postgres://halo@${NOWHERE}/halo`, { max: 1 });
  const asked = await errorOf(sql`select 1`);
  const begun = await errorOf(sql.begin((tx) => tx`select 1`));
  await sql.end();
  expect(asked).toMatchObject({ code: "ECONNREFUSED" });
  for (const error of [asked, begun, new Error("Failed query", { cause: asked })])
    expect(isDatabaseAway(error)).toBe(true);
});

it("takes no other service's silence for the database's, and no wrong statement", async () => {
  const refused = await errorOf(fetch(`http://${NOWHERE}`));
  expect(refused).toBeInstanceOf(Error);
  expect(isDatabaseAway(refused)).toBe(false);
  const wrong = Object.assign(new Error("syntax"), { code: "42601", query: "selct" });
  expect(isDatabaseAway(wrong)).toBe(false);
  expect(isDatabaseAway("away")).toBe(false);
});
