import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/platform/errors";
import { assertStorable } from "./read-body";

function refused(input: unknown): Record<string, string> | null {
  try {
    assertStorable(input);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return error.fields ?? {};
    throw error;
  }
}

describe("input that can be stored", () => {
  it("is any text, number and list", () => {
    expect(
      refused({ phone: "+7 999", list: ["a", { b: null }], no: 1, empty: undefined }),
    ).toBeNull();
    expect(refused(null)).toBeNull();
    expect(refused("text")).toBeNull();
  });

  it("holds no NUL, however deep", () => {
    expect(refused({ phone: "1", prompt: "a\0b" })).toEqual({ prompt: "invalid" });
    expect(refused({ list: [{ inner: "\0" }] })).toEqual({ list: "invalid" });
    expect(refused({ "na\0me": "x" })).toEqual({ name: "invalid" });
    expect(refused("a\0")).toEqual({ input: "invalid" });
  });

  it("is not nested without end", () => {
    const deep: unknown = JSON.parse(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    expect(refused(deep)).toEqual({ a: "invalid" });
  });
});
