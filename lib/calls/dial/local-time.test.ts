import { expect, it } from "vitest";
import { clockIn, zonesOfCountry } from "./local-time";

it("tells what the clock of a zone shows, to the minute", () => {
  const before = clockIn("Asia/Tashkent", new Date("2026-01-04T18:59:59.999Z"));
  expect(before).toMatchObject({
    weekday: 7,
    minuteOfDay: 23 * 60 + 59,
    date: "2026-01-04",
    monthDay: "01-04",
    offsetMinutes: 300,
    iso: "2026-01-04T23:59:00.000+05:00",
  });
  expect(clockIn("Asia/Tashkent", new Date("2026-01-04T18:59:00Z"))).toEqual(before);
  const after = clockIn("Asia/Tashkent", new Date("2026-01-04T19:00:00Z"));
  expect(after).toMatchObject({ weekday: 1, minuteOfDay: 0, date: "2026-01-05" });
});

it("keeps zones of one minute apart", () => {
  const now = new Date("2026-07-01T12:00:00Z");
  const hours = ["Europe/Berlin", "Europe/London", "Asia/Kolkata"].map(
    (zone) => clockIn(zone, now).minuteOfDay / 60,
  );
  expect(hours).toEqual([14, 13, 17.5]);
});

it("names the likeliest zone of a country first, and none of one that there is not", () => {
  expect(zonesOfCountry("RU")[0]).toBe("Europe/Moscow");
  expect(zonesOfCountry("RU")).toEqual(zonesOfCountry("RU"));
  expect(zonesOfCountry("XX")).toEqual([]);
});
