import { describe, expect, it } from "vitest";
import { daysOf, lastDays, parsePeriod, previousPeriod } from "./period";

const now = new Date("2026-03-15T20:30:00Z");

describe("parsePeriod", () => {
  it("takes thirty days with today in the viewer's zone", () => {
    const period = parsePeriod({}, "Asia/Tashkent", now);
    expect([period.firstDay, period.lastDay]).toEqual(["2026-02-15", "2026-03-16"]);
    expect(period.until.toISOString()).toBe("2026-03-16T19:00:00.000Z");
  });

  it("includes both days and follows a change of clocks", () => {
    const period = parsePeriod({ from: "2026-03-28", to: "2026-03-29" }, "Europe/Berlin", now);
    expect(period.from.toISOString()).toBe("2026-03-27T23:00:00.000Z");
    expect(period.until.toISOString()).toBe("2026-03-29T22:00:00.000Z");
  });

  it.each(["2026-02-31", "yesterday", "", "2026-1-1"])("falls back where %j is no day", (from) => {
    expect(parsePeriod({ from }, "UTC", now).firstDay).toBe("2026-02-14");
  });

  it("never runs backwards and never longer than a year", () => {
    expect(parsePeriod({ from: "2026-03-10", to: "2026-03-01" }, "UTC", now).firstDay).toBe(
      "2026-03-01",
    );
    expect(parsePeriod({ from: "2001-01-01" }, "UTC", now).firstDay).toBe("2025-03-15");
  });

  it("counts in UTC where the zone is unknown", () => {
    expect(parsePeriod({}, "Mars/Base", now).timeZone).toBe("UTC");
  });
});

describe("a day out of all reason", () => {
  it.each(["9999-12-31", "0001-01-01", "2200-01-01"])("%s counts as missing", (day) => {
    const usual = parsePeriod({}, "UTC", now);
    expect(parsePeriod({ from: day, to: day }, "UTC", now)).toEqual(usual);
  });
});

describe("previousPeriod", () => {
  it("is as long and ends where the other begins, also over a change of clocks", () => {
    const period = parsePeriod({ from: "2026-03-28", to: "2026-04-03" }, "Europe/Berlin", now);
    const before = previousPeriod(period);
    expect([before.firstDay, before.lastDay]).toEqual(["2026-03-21", "2026-03-27"]);
    expect(before.from.toISOString()).toBe("2026-03-20T23:00:00.000Z");
    expect(before.until).toEqual(period.from);
  });
});

describe("lastDays", () => {
  it("ends today", () => {
    expect(lastDays(7, "UTC", now)).toEqual({ from: "2026-03-09", to: "2026-03-15" });
  });
});

describe("daysOf", () => {
  it("lists both ends and every day between, also over a change of clocks", () => {
    expect(daysOf({ firstDay: "2026-03-28", lastDay: "2026-03-30" })).toEqual([
      "2026-03-28",
      "2026-03-29",
      "2026-03-30",
    ]);
  });
});
