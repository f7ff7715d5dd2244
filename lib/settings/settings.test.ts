import { describe, expect, it } from "vitest";
import { findDestination } from "./destination";
import { settingsFrom as read } from "./settings-from";

const settingsFrom = (stored: ReadonlyMap<string, unknown>) => read(stored).settings;

describe("settings", () => {
  it("stand complete on an empty table", () => {
    const settings = settingsFrom(new Map());
    expect(settings.dialing).toMatchObject({
      paused: false,
      maxConcurrentCalls: 10,
      ringSeconds: 45,
    });
    expect(settings.dialing.callingHours.sun).toBeNull();
    expect(settings.timeOuts.permitTotalSeconds).toBe(180);
    expect(settings.followUp.outcomes).toEqual(["interested", "callback"]);
    expect(settings.prices.models["gpt-4.1-mini"]).toBeDefined();
  });

  it("keep what is stored and fill the rest", () => {
    const settings = settingsFrom(new Map([["dialing", { ringSeconds: 20 }]]));
    expect(settings.dialing.ringSeconds).toBe(20);
    expect(settings.dialing.maxCallSeconds).toBe(300);
  });

  it("pause dialling where the stored rules cannot be read", () => {
    const settings = settingsFrom(new Map([["dialing", { ringSeconds: "soon" }]]));
    expect(settings.dialing).toMatchObject({ paused: true, ringSeconds: 45 });
  });
});

describe("destinations", () => {
  const { dialing } = settingsFrom(new Map());

  it.each([
    ["+998901234567", "998"],
    ["+79001234567", "7"],
    ["+77011234567", "77"],
    ["+992901234567", "992"],
    ["+12025550123", "1"],
    ["+441184960123", "44"],
  ])("%s is allowed by %s", (phone, prefix) => {
    expect(findDestination(phone, dialing)).toMatchObject({
      isAllowed: true,
      prefix,
      currency: "USD",
    });
  });

  it.each([
    ["+881612345678", "881"],
    ["+18761234567", "1876"],
    ["+19005550123", "1900"],
    ["+78091234567", "7809"],
    ["+79401234567", "7940"],
    ["+78401234567", "7840"],
    ["+16581234567", "1658"],
    ["+15002345678", "1500"],
    ["+441534123456", "441534"],
    ["+447781123456", "447781"],
    ["+33810123456", "338"],
    ["+491181234", "49118"],
    ["+4970012345678", "49700"],
    ["+909001234567", "90900"],
    ["+903922345678", "90392"],
    ["+971900123456", "971900"],
    ["+2348012345678", null],
  ])("%s is refused", (phone, prefix) => {
    expect(findDestination(phone, dialing)).toEqual({ isAllowed: false, prefix });
  });
});
