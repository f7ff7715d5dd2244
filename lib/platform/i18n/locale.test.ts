import { describe, expect, it } from "vitest";
import { isTimeZone, pickLocale } from "./locale";

describe("pickLocale", () => {
  it("takes the browser's own choice, then the person's, then what the browser asks for", () => {
    const acceptLanguage = "en-US,en;q=0.9";
    expect(pickLocale({ cookie: "ru", person: "en", acceptLanguage })).toBe("ru");
    expect(pickLocale({ cookie: "de", person: "ru", acceptLanguage })).toBe("ru");
    expect(pickLocale({ acceptLanguage })).toBe("en");
  });

  it.each([
    ["ru", "ru"],
    ["uz,ru;q=0.8,en;q=0.5", "ru"],
    ["uz, en;q=0.5, ru;q=0.9", "ru"],
    ["RU-ru", "ru"],
    ["ru;q=0, en;q=0.1", "en"],
    ["fr", "en"],
    ["*", "en"],
    ["", "en"],
    [";;q=x,,", "en"],
  ])("reads Accept-Language %j", (acceptLanguage, locale) => {
    expect(pickLocale({ acceptLanguage })).toBe(locale);
  });
});

describe("isTimeZone", () => {
  it("knows IANA names", () => {
    expect(isTimeZone("Asia/Tashkent")).toBe(true);
    for (const name of ["", null, "Mars/Base", "x".repeat(100)])
      expect(isTimeZone(name)).toBe(false);
  });
});
