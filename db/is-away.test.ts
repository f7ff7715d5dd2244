import postgres from "postgres";
import { expect, it } from "vitest";
import { isDatabaseAway, isDatabaseBusy } from "./is-away";

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

it("knows a statement that waited in vain from a wrong one, and does not take it for an absence", () => {
  const failed = (code: string) =>
    new Error("Failed query", { cause: Object.assign(new Error("x"), { code, query: "select" }) });
  for (const code of ["57014", "55P03", "40P01"]) {
    expect(isDatabaseBusy(failed(code))).toBe(true);
    expect(isDatabaseAway(failed(code))).toBe(false);
  }
  expect(isDatabaseBusy(failed("42601"))).toBe(false);
  expect(isDatabaseBusy(Object.assign(new Error("aborted"), { code: "57014" }))).toBe(false);
});
