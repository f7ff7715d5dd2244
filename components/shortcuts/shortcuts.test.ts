import { describe, expect, it } from "vitest";
import { isShortcut, SHORTCUT_IDS, SHORTCUTS } from "./shortcuts";

const pressed = (keys: Partial<KeyboardEvent>) => ({
  code: "",
  key: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  defaultPrevented: false,
  ...keys,
});

describe("keys of the house", () => {
  it("are found by their place on a Russian keyboard", () => {
    expect(isShortcut("newCall", pressed({ code: "KeyC", key: "с" }))).toBe(true);
    expect(isShortcut("slower", pressed({ code: "BracketLeft", key: "х" }))).toBe(true);
    expect(isShortcut("searchList", pressed({ code: "Slash", key: "." }))).toBe(true);
  });

  it("are found by what they write where it stands elsewhere", () => {
    expect(isShortcut("help", pressed({ code: "Digit7", key: "?", shiftKey: true }))).toBe(true);
    expect(isShortcut("searchList", pressed({ code: "Digit7", key: "/", shiftKey: true }))).toBe(
      true,
    );
  });

  it("leave the browser and the system their own", () => {
    expect(isShortcut("newCall", pressed({ code: "KeyC", key: "c", ctrlKey: true }))).toBe(false);
    expect(isShortcut("newCall", pressed({ code: "KeyC", key: "C", shiftKey: true }))).toBe(false);
    expect(isShortcut("previousRow", pressed({ code: "KeyK", key: "k", metaKey: true }))).toBe(
      false,
    );
    expect(isShortcut("commands", pressed({ code: "KeyK", key: "k", metaKey: true }))).toBe(true);
    expect(isShortcut("commands", pressed({ code: "KeyK", key: "k" }))).toBe(false);
  });

  it("do one thing each in one place", () => {
    const seen = SHORTCUT_IDS.map((id) => {
      const { group, cap, ...rest } = SHORTCUTS[id];
      return `${group} ${"isChord" in rest ? "chord " : ""}${cap}`;
    });
    expect(new Set(seen).size).toBe(seen.length);
  });
});
