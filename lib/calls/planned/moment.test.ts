import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { momentOf } from "./moment";

const at = (localTime: string, zone: string) => {
  const moment = momentOf(localTime, zone);
  return moment.kind === "moment" ? moment.at.toISOString() : moment.kind;
};

describe("momentOf", () => {
  it.each([
    ["2026-11-22T14:30", "Asia/Tashkent", "2026-11-22T09:30:00.000Z"],
    ["2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00.000Z"],
    ["2026-12-01T09:00", "America/New_York", "2026-12-01T14:00:00.000Z"],
    // Clocks go forward on 8 March 2026 at 02:00.
    ["2026-03-08T01:59", "America/New_York", "2026-03-08T06:59:00.000Z"],
    ["2026-03-08T02:30", "America/New_York", "skipped"],
    ["2026-03-08T03:00", "America/New_York", "2026-03-08T07:00:00.000Z"],
    // Clocks go back on 1 November 2026 at 02:00: half past one comes twice, the first one counts.
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-02-30T10:00", "Europe/Berlin", "unreadable"],
    ["tomorrow", "Europe/Berlin", "unreadable"],
    ["2026-07-01T09:00", "Mars/Olympus", "unreadable"],
  ])("%s in %s is %s", (localTime, zone, expected) => expect(at(localTime, zone)).toBe(expected));

  it("shows the same time again in the zone, whatever the season", () => {
    const zone = fc.constantFrom("Europe/London", "America/Santiago", "Australia/Lord_Howe");
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 525_599 }), (name, minute) => {
        const wall = DateTime.utc(2026, 1, 1).plus({ minutes: minute });
        const localTime = wall.toFormat("yyyy-MM-dd'T'HH:mm");
        const moment = momentOf(localTime, name);
        if (moment.kind === "skipped") return;
        if (moment.kind !== "moment") throw new Error(localTime);
        const shown = DateTime.fromJSDate(moment.at, { zone: name });
        expect(shown.toFormat("yyyy-MM-dd'T'HH:mm")).toBe(localTime);
      }),
    );
  });
});
