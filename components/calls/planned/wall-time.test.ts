import { describe, expect, it } from "vitest";
import { quickHours, wallTimeIn, zoneName } from "./wall-time";

const AT = new Date("2026-11-21T09:32:00Z");

describe("wallTimeIn", () => {
  it.each([
    ["Asia/Tashkent", "2026-11-21T14:32"],
    ["America/New_York", "2026-11-21T04:32"],
    ["Pacific/Kiritimati", "2026-11-21T23:32"],
    ["Pacific/Pago_Pago", "2026-11-20T22:32"],
  ])("%s", (zone, expected) => expect(wallTimeIn(zone, AT)).toBe(expected));
});

describe("quickHours", () => {
  it("is in an hour, tomorrow and the next Monday", () => {
    expect(quickHours("2026-11-21T23:32")).toEqual({
      inAnHour: "2026-11-22T00:35",
      tomorrow: "2026-11-22T10:00",
      monday: "2026-11-23T10:00",
    });
  });

  it("means the Monday after on a Monday", () => {
    expect(quickHours("2026-11-23T08:00").monday).toBe("2026-11-30T10:00");
  });
});

describe("zoneName", () => {
  it("names the place and the distance from UTC", () => {
    expect(zoneName("Asia/Tashkent", "en", AT)).toBe("Uzbekistan, Tashkent (GMT+5)");
    expect(zoneName("Europe/Moscow", "en", AT)).toBe("Moscow (GMT+3)");
    expect(zoneName("Asia/Tashkent", "ru", AT)).toBe("Узбекистан, Tashkent (GMT+5)");
  });
});
