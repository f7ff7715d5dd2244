import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { localClock } from "./local-clock";

const HOUR_MS = 3_600_000;

it.each(["UTC", "Asia/Tashkent", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"])(
  "tells the time of %s as the calendar does, also where clocks are changed",
  (zone) => {
    const clock = localClock(zone);
    const began = Date.UTC(2026, 0, 1) + 1_234;
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const at = began + hour * HOUR_MS;
      expect(clock(at)).toBe(DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd HH:mm:ss"));
    }
  },
);

it("knows both halves of a day on which clocks are changed", () => {
  const clock = localClock("Europe/Berlin");
  expect(clock(Date.parse("2026-03-29T00:59:59.999Z"))).toBe("2026-03-29 01:59:59");
  expect(clock(Date.parse("2026-03-29T01:00:00Z"))).toBe("2026-03-29 03:00:00");
});
