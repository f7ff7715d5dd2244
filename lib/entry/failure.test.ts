import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, ERROR_STATUS, type ErrorCode } from "@/lib/platform/errors";
import { errorSentence, fieldCodes, invalidInput, statusOf, toFailure } from "./failure";

const CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

describe("errors as doors tell them", () => {
  it.each([...CODES, "internal" as const])("has words for %s in both languages", (code) => {
    for (const locale of ["ru", "en"] as const) {
      expect(errorSentence(code, locale, "ab12cd34")).toMatch(/^\p{Lu}.+\.$/u);
    }
  });

  it("keeps what we expect: code, fields, values", () => {
    const error = new AppError("call_blocked", {
      fields: { phone: "denied" },
      detail: { rule: "prefix" },
    });
    expect(toFailure(error, "en", {})).toEqual({
      ok: false,
      code: "call_blocked",
      message: "This number must not be called now.",
      fields: { phone: "denied" },
      detail: { rule: "prefix" },
    });
    expect(toFailure(error, "ru", {}, () => "Своё слово.").message).toBe("Своё слово.");
  });

  it("tells nothing of anything else but a number", () => {
    const failure = toFailure(new Error("password of rep@halo.test is x"), "en", {});
    expect(failure).toMatchObject({ ok: false, code: "internal" });
    expect(failure.message).toMatch(/^That did not work.+: [0-9a-f]{8}\.$/);
    expect(statusOf(failure)).toBe(500);
  });

  it("names per field what is wrong with it", () => {
    const schema = z.strictObject({
      phone: z.string().refine((text) => text.startsWith("+"), "phone_invalid"),
      name: z.string().min(1),
      text: z.string().max(3),
      short: z.string().min(5),
      count: z.number().max(2),
      missing: z.string(),
      kind: z.enum(["a"]),
      inner: z.object({ at: z.iso.datetime() }),
    });
    const input = {
      phone: "9",
      name: "",
      text: "long",
      short: "x",
      count: 3,
      kind: "b",
      inner: { at: "now" },
      more: 1,
    };
    const { error } = schema.safeParse(input);
    if (!error) throw new Error("it was accepted");
    expect(fieldCodes(error)).toEqual({
      phone: "phone_invalid",
      name: "required",
      text: "too_long",
      short: "too_short",
      count: "too_big",
      missing: "required",
      kind: "invalid",
      "inner.at": "invalid",
      more: "unknown",
    });
    expect(invalidInput(error).code).toBe("invalid_input");
  });
});
