import { expect, it } from "vitest";
import { BLOCKS, WARNINGS } from "@/lib/calls/dial/number-rules";
import { knownWord } from "./known-word";

it("knows every rule that the start of a call may name", () => {
  for (const rule of [...BLOCKS, ...WARNINGS]) expect(knownWord("rule", rule)).toBe(rule);
});

it("is null for what has no words", () => {
  expect(knownWord("reason", "moon_phase")).toBeNull();
  expect(knownWord("errorClass", null)).toBeNull();
});
