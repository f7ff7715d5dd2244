import { globSync } from "node:fs";
import { resolve } from "node:path";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import {
  LOCALES,
  type Locale,
  type Message,
  type Messages,
} from "@/lib/platform/i18n/define-messages";

const files = globSync("{app,components,lib}/**/*messages.ts").filter(
  (file) => !file.endsWith("define-messages.ts"),
);

function isMessage(node: Message | Messages): node is Message {
  return LOCALES.every((locale) => typeof node[locale] === "string");
}

function flatten(messages: Messages, path: string): [string, Message][] {
  return Object.entries(messages).flatMap(([key, node]): [string, Message][] =>
    isMessage(node) ? [[`${path}.${key}`, node]] : flatten(node, `${path}.${key}`),
  );
}

/** The values a text asks for: it is formatted again and again until it misses none. */
function valuesOf(text: string, locale: Locale): string[] {
  const values: Record<string, number | ((chunks: unknown) => string)> = {};
  for (const [, tag = ""] of text.matchAll(/<(\w+)>/g)) values[tag] = String;
  for (;;) {
    let missed: string | undefined;
    const translate = createTranslator({
      locale,
      timeZone: "UTC",
      messages: { text },
      onError: (error) => {
        missed = /variable "(\w+)" was not provided/.exec(error.message)?.[1];
        if (!missed || missed in values) throw error;
      },
    });
    translate.rich("text", values as never);
    if (!missed) return Object.keys(values).sort();
    values[missed] = 3;
  }
}

it("finds the words of the rooms", () => {
  expect(files.length).toBeGreaterThan(3);
});

it.each(files)("%s says the same in every language, with the same values", async (file) => {
  const room = (await import(resolve(file))) as Record<string, Messages>;
  const words = Object.entries(room)
    .filter(([, value]) => typeof value === "object")
    .flatMap(([name, messages]) => flatten(messages, name));
  expect(words.length).toBeGreaterThan(0);
  for (const [key, message] of words) {
    for (const locale of LOCALES) {
      expect(message[locale].trim(), `${key} in ${locale}`).not.toBe("");
    }
    expect(valuesOf(message.en, "en"), key).toEqual(valuesOf(message.ru, "ru"));
  }
});
