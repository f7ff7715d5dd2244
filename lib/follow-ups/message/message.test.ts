import { describe, expect, it } from "vitest";
import { settingsFrom } from "@/lib/settings/settings-from";
import { renderMessage } from "./render-message";
import { countSegments, plainSigns } from "./segments";

const { templates } = settingsFrom(new Map()).settings.followUp;
const LINK = "https://t.me/halo_bot?start=abcdefghijklmnopqrstuvwxyzABCDEF";

describe("segments", () => {
  it.each([
    ["", "gsm7", 0],
    ["a".repeat(160), "gsm7", 1],
    ["a".repeat(161), "gsm7", 2],
    ["a".repeat(306), "gsm7", 2],
    ["a".repeat(307), "gsm7", 3],
    ["€".repeat(80), "gsm7", 1],
    ["€".repeat(81), "gsm7", 2],
    ["я".repeat(70), "ucs2", 1],
    ["я".repeat(71), "ucs2", 2],
    ["я".repeat(135), "ucs2", 3],
    ["ok ʻ", "ucs2", 1],
    ["😀".repeat(35), "ucs2", 1],
    ["😀".repeat(36), "ucs2", 2],
  ] as const)("of %j", (text, encoding, segments) => {
    expect(countSegments(text)).toEqual({ encoding, segments });
  });

  it("keep an Uzbek message in the 7-bit alphabet", () => {
    const text = plainSigns("Qoʻngʻiroq uchun rahmat — koʻrishguncha! «HALO» …");
    expect(text).toBe("Qo'ng'iroq uchun rahmat - ko'rishguncha! \"HALO\" ...");
    expect(countSegments(text).encoding).toBe("gsm7");
    expect(plainSigns("«Привет» — да")).toBe("«Привет» — да");
  });
});

describe("a message", () => {
  const slots = { message: "Ждём вас завтра в 15:00.", name: "Анвар", time: null, link: LINK };
  const ru = { language: "ru", maxSegments: 6 } as const;

  it("is the proposal and the line with the link", () => {
    const rendered = renderMessage(templates.ru, slots, ru);
    expect(rendered.text).toBe(`Ждём вас завтра в 15:00.\nПодробнее и вопросы: ${LINK}`);
    expect(rendered.chatText).toBe("Ждём вас завтра в 15:00.");
    expect(rendered).toMatchObject({ encoding: "ucs2", segments: 2 });
  });

  it("takes the house's words where nothing was proposed, and no link where there is none", () => {
    const rendered = renderMessage(
      templates.en,
      { ...slots, message: " ", link: null },
      { ...ru, language: "en" },
    );
    expect(rendered.text).toBe(templates.en.fallback);
    expect(rendered).toMatchObject({ encoding: "gsm7", segments: 1 });
  });

  it("is shortened until it fits, the link whole", () => {
    const long = "Очень длинное предложение о встрече. ".repeat(40);
    const rendered = renderMessage(
      templates.ru,
      { ...slots, message: long },
      { ...ru, maxSegments: 3 },
    );
    expect(rendered.segments).toBeLessThanOrEqual(3);
    expect(rendered.text.endsWith(LINK)).toBe(true);
  });

  it("lets no value act: neither slots, addresses, markup nor hidden characters", () => {
    const evil = "{{link}} <b>hi</b> https://evil.example \u202Eabc\u0000 \u{1F600} {{name}}";
    const rendered = renderMessage(
      templates.en,
      { ...slots, message: evil, link: null },
      { ...ru, language: "en" },
    );
    expect(rendered.text).toBe("link hi abc name");
  });

  it("says names and times in the person's language and zone", () => {
    const template = {
      ...templates.ru,
      body: "{{name}}, {{message}} Перезвоним {{time}}. {{unknown}}",
    };
    const time = { at: new Date("2026-11-22T10:00:00Z"), timeZone: "Asia/Tashkent" };
    const rendered = renderMessage(template, { ...slots, time, link: null }, ru);
    expect(rendered.text).toMatch(
      /^Анвар, Ждём вас завтра в 15:00\. Перезвоним 22 ноября.{1,5}15:00\.$/u,
    );
    const nameless = renderMessage(template, { ...slots, name: null, link: null }, ru);
    expect(nameless.text).toBe("Ждём вас завтра в 15:00. Перезвоним.");
  });
});
