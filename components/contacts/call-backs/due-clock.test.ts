import { describe, expect, it } from "vitest";
import { groupOf, usualTime } from "./due-clock";

const FRIDAY_LATE = new Date("2026-01-16T20:30:00Z");

describe("usualTime", () => {
  it("counts days where the viewer is, not in UTC", () => {
    expect(usualTime("tomorrow", FRIDAY_LATE, "UTC")).toBe("2026-01-17T10:00");
    expect(usualTime("tomorrow", FRIDAY_LATE, "Asia/Tashkent")).toBe("2026-01-18T10:00");
    expect(usualTime("inHour", FRIDAY_LATE, "Asia/Tashkent")).toBe("2026-01-17T02:30");
  });

  it("takes the next Monday, never today", () => {
    expect(usualTime("monday", FRIDAY_LATE, "UTC")).toBe("2026-01-19T10:00");
    expect(usualTime("monday", new Date("2026-01-19T08:00:00Z"), "UTC")).toBe("2026-01-26T10:00");
    expect(usualTime("monday", new Date("2026-01-18T08:00:00Z"), "UTC")).toBe("2026-01-19T10:00");
  });
});

describe("groupOf", () => {
  const now = FRIDAY_LATE.toISOString();
  it("tells overdue, today, later and some day", () => {
    const group = (dueAt: string | null, zone = "UTC") => groupOf(dueAt, now, zone);
    expect(group("2026-01-16T20:00:00.000Z")).toBe("overdue");
    expect(group("2026-01-16T21:00:00.000Z")).toBe("today");
    expect(group("2026-01-17T00:00:00.000Z")).toBe("upcoming");
    expect(group("2026-01-17T00:00:00.000Z", "Asia/Tashkent")).toBe("today");
    expect(group(null)).toBe("someday");
  });
});
