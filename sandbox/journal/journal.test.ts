import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { temporaryDirectory } from "../testing/test-sandbox";
import { openJournal } from "./journal";

let directory: string;

beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

it("keeps what was written when opened again, and goes on counting", () => {
  const first = openJournal(directory);
  first.write({ kind: "vox.dialed", ref: "a", session: "1", data: { number: "+7" } });
  first.write({ kind: "sms.accepted", data: {} });
  const again = openJournal(directory);
  expect(again.list().map((entry) => [entry.no, entry.kind])).toEqual([
    [1, "vox.dialed"],
    [2, "sms.accepted"],
  ]);
  expect(again.write({ kind: "vox.ended", data: {} }).no).toBe(3);
});

it("forgets half a line that a killed process left, and nothing else", () => {
  openJournal(directory).write({ kind: "vox.dialed", data: {} });
  appendFileSync(join(directory, "journal.jsonl"), '{"no":2,"kind":"vox.an');
  const opened = openJournal(directory);
  opened.write({ kind: "vox.ended", data: {} });
  expect(
    openJournal(directory)
      .list()
      .map((entry) => entry.kind),
  ).toEqual(["vox.dialed", "vox.ended"]);
});

it("filters by kind, beginning of kind, session, ref and number", () => {
  const journal = openJournal(directory);
  journal.write({ kind: "vox.dialed", ref: "a", session: "1", data: {} });
  journal.write({ kind: "vox.ended", ref: "a", session: "1", data: {} });
  journal.write({ kind: "sms.accepted", ref: "b", data: {} });
  const numbers = (filter: Parameters<typeof journal.list>[0]) =>
    journal.list(filter).map((entry) => entry.no);
  expect(numbers({ kind: "vox." })).toEqual([1, 2]);
  expect(numbers({ kind: "vox.ended" })).toEqual([2]);
  expect(numbers({ ref: "b" })).toEqual([3]);
  expect(numbers({ session: "1", after: 1 })).toEqual([2]);
  expect(numbers({ limit: 2 })).toEqual([2, 3]);
});

it("holds no more of the calls in memory than it must, but every message", () => {
  const line = (no: number, kind: string) => JSON.stringify({ no, at: "", kind, data: {} });
  const lines = Array.from({ length: 50_000 }, (_, at) =>
    line(at + 1, at % 1_000 === 0 ? "sms.accepted" : "vox.turn"),
  );
  appendFileSync(join(directory, "journal.jsonl"), `${lines.join("\n")}\n`);
  const journal = openJournal(directory);
  expect(journal.list({ kind: "sms.accepted" })).toHaveLength(50);
  expect(journal.list({ kind: "vox." })).toHaveLength(20_000);
  expect(journal.list({ kind: "vox." }).at(-1)?.no).toBe(50_000);
});

it("puts the file aside when emptied, and tells listeners of new entries", () => {
  const journal = openJournal(directory);
  const seen: string[] = [];
  const unsubscribe = journal.subscribe((entry) => seen.push(entry.kind));
  journal.write({ kind: "one", data: {} });
  journal.rotate();
  expect(journal.list()).toEqual([]);
  expect(journal.write({ kind: "two", data: {} }).no).toBe(2);
  unsubscribe();
  journal.write({ kind: "three", data: {} });
  expect(seen).toEqual(["one", "two"]);
  expect(readdirSync(directory).sort()).toEqual(["journal-1.jsonl", "journal.jsonl"]);
});

it("goes on counting when opened after it was emptied, so that no file takes another's name", () => {
  const journal = openJournal(directory);
  journal.write({ kind: "one", data: {} });
  journal.rotate();
  const again = openJournal(directory);
  expect(again.write({ kind: "two", data: {} }).no).toBe(2);
  again.rotate();
  expect(readdirSync(directory).sort()).toEqual(["journal-1.jsonl", "journal-2.jsonl"]);
});
