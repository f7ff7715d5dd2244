import { describe, expect, it } from "vitest";
import { parsePeriod } from "../period";
import { strikesOf } from "./strikes";

const NOW = new Date("2026-11-20T12:00:00Z");
const strikesIn = (timeZone: string, from = "2026-01-01", to = "2026-11-20") =>
  strikesOf(parsePeriod({ from, to }, timeZone, NOW));

describe("where clocks strike within an hour of UTC", () => {
  it.each([
    ["UTC", []],
    ["Asia/Tashkent", []],
    ["America/New_York", []],
    ["Asia/Kolkata", [30]],
    ["America/St_Johns", [30]],
    ["Asia/Kathmandu", [15]],
    ["Pacific/Chatham", [15]],
    ["Australia/Lord_Howe", [30]],
  ])("%s", (zone, strikes) => {
    expect(strikesIn(zone)).toEqual(strikes);
  });

  it("is known to the last day", () => {
    expect(strikesIn("Australia/Lord_Howe", "2026-09-28", "2026-10-05")).toEqual([30]);
  });

  it("is nowhere where minutes are no whole ones, or an edge is within an hour", () => {
    expect(strikesIn("Africa/Monrovia", "1971-05-01", "1971-05-20")).toBeNull();
    const from = new Date("2026-01-01T00:10:00Z");
    expect(strikesOf({ from, until: NOW })).toBeNull();
  });
});
