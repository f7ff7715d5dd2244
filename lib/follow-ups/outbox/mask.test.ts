import { expect, it } from "vitest";
import { maskPhone, maskText } from "./mask";

it("shows the country and the last two digits of a number", () => {
  expect(maskPhone("+998901234567")).toBe("+998 •• •• 67");
});

it.each([
  ["Ждём вас 12 мая в 14:30.", "Ждём вас 12 мая в 14:30."],
  ["Позвоните +998 (90) 123-45-67!", "Позвоните •••!"],
  ["Пишите на ann.lee@mail.example", "Пишите на ••@••"],
  [
    "Подробнее: https://t.me/halo_bot?start=AbC-123_x",
    "Подробнее: https://t.me/halo_bot?start=••••",
  ],
])("hides what names a person or opens a door: %s", (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

it("cuts long texts", () => {
  expect([...maskText("ы".repeat(400))]).toHaveLength(160);
});
