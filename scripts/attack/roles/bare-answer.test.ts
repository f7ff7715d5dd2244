import { expect, it } from "vitest";
import { bareAnswer } from "./bare-answer";

const ID = "00000000-0000-4000-8000-00000000dead";
const ROWS = Buffer.from(`1f:["$","$L2c",null,{"children":"Ничего не найдено"}]\n2c:I[12,"x"]\n`);
const FIRST = "(self.__next_f=self.__next_f||[]).push([0]);";

/** A page whose rows are cut at some bytes, as React and Next send it. */
function page(rows: Buffer, cuts: readonly number[]): string {
  const ends = [...cuts, rows.length];
  const scripts = ends.map((end, n) => {
    const piece = rows.subarray(ends[n - 1] ?? 0, end);
    const isWhole = piece.equals(Buffer.from(piece.toString("utf8")));
    const said = isWhole
      ? `[1,${JSON.stringify(piece.toString("latin1"))}]`
      : `[3,${JSON.stringify(piece.toString("base64"))}]`;
    return `<script>${n === 0 ? FIRST : ""}self.__next_f.push(${said})</script>`;
  });
  return `<!DOCTYPE html><p>404</p>${scripts.join("")}`;
}

const bare = (text: string) => bareAnswer({ status: 404, text, cookies: [], location: "" }, ID);

it("is the same wherever the rows of a page are cut, and however they are numbered", () => {
  const whole = bare(page(ROWS, []));
  for (let cut = 1; cut < ROWS.length; cut += 1) expect(bare(page(ROWS, [cut]))).toBe(whole);
  const renumbered = Buffer.from(ROWS.toString().replaceAll("2c", "3a").replace("1f", "2b"));
  expect(bare(page(renumbered, [20]))).toBe(whole);
  expect(bare(page(Buffer.from(ROWS.toString().replace("12", "secret")), []))).not.toBe(whole);
});
