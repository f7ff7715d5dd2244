import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import { wordsOfHouse } from "./rooms";

type Node = string | { [key: string]: Node };

function leaves(node: Node, path: string[] = []): [string, string][] {
  if (typeof node === "string") return [[path.join("."), node]];
  return Object.entries(node).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** Names of the values a text takes: what stands right behind an opening brace, before a comma or the closing one. */
function valuesOf(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => name ?? "")),
  ].sort();
}

const words = Object.fromEntries(
  LOCALES.map((locale) => [locale, leaves(wordsOfHouse(locale) as Node)]),
);

describe("the words of the house", () => {
  it.each(LOCALES)("are well-formed in %s: every text can be shown with its values", (locale) => {
    const problems: string[] = [];
    const onError = (error: Error) => problems.push(error.message);
    for (const [key, text] of words[locale] ?? []) {
      const values = Object.fromEntries(valuesOf(text).map((name) => [name, 2]));
      const t = createTranslator({ locale, messages: { text }, onError });
      const shown = text.includes("<")
        ? t.markup("text", { ...values, ...tagsOf(text) })
        : t("text", values);
      if (shown.trim() === "") problems.push(`${key} is empty`);
    }
    expect(problems).toEqual([]);
  });

  it("take the same values in both languages", () => {
    const english = new Map(words.en);
    const differing = (words.ru ?? []).filter(
      ([key, text]) => String(valuesOf(text)) !== String(valuesOf(english.get(key) ?? "")),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("do not shout", () => {
    const loud = Object.values(words)
      .flat()
      .filter(([, text]) => /!|successfully|успешно/i.test(text));
    expect(loud).toEqual([]);
  });
});

function tagsOf(text: string): Record<string, (inner: string) => string> {
  const names = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? "");
  return Object.fromEntries(names.map((name) => [name, (inner: string) => inner]));
}
