import { describe, expect, it } from "vitest";
import { spacedPhone } from "./phone-text";

describe("spacedPhone", () => {
  it.each([
    ["+998901234567", "+998 90 123 45 67"],
    ["+79123456789", "+7 912 345 67 89"],
    ["+992927777777", "+992 92 777 77 77"],
    ["+12133734253", "+1 213 373 42 53"],
    ["+4930123456", "+4930123456"],
  ])("%s", (phone, text) => expect(spacedPhone(phone)).toBe(text));
});
