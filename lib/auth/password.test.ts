import { createHash } from "node:crypto";
import bcrypt from "bcryptjs";
import { describe, expect, it } from "vitest";
import { assertPasswordAllowed, hashPassword, isPassword } from "./password";

describe("passwords", () => {
  it("are kept as bcrypt of cost 12 over base64 of SHA-256", async () => {
    const hash = await hashPassword("halo-demo");
    const digest = createHash("sha256").update("halo-demo").digest("base64");
    expect(hash).toMatch(/^\$2[aby]\$12\$/);
    expect(await bcrypt.compare(digest, hash)).toBe(true);
  });

  it("differ beyond the 72 bytes that bcrypt reads", async () => {
    const long = "п".repeat(100);
    const hash = await hashPassword(`${long}1`);
    expect(await isPassword(`${long}1`, hash)).toBe(true);
    expect(await isPassword(`${long}2`, hash)).toBe(false);
  });

  it("fit in both forms in which a keyboard may send them", async () => {
    const hash = await hashPassword("Й".normalize("NFC").repeat(8));
    expect(await isPassword("Й".normalize("NFD").repeat(8), hash)).toBe(true);
  });

  it("never fit an account that is not there", async () => {
    expect(await isPassword("halo-demo", null)).toBe(false);
  });

  it.each([
    ["1234567", "too_short"],
    ["x".repeat(257), "too_long"],
    ["Rep@Halo.test ", "password_is_email"],
  ])("refuse %j", (password, code) => {
    expect(() => assertPasswordAllowed(password, "rep@halo.test")).toThrow(
      expect.objectContaining({ fields: { password: code } }),
    );
  });

  it("may be 8 to 256 characters of any kind", () => {
    for (const password of ["12345678", "🙂".repeat(8), "x".repeat(256)]) {
      expect(() => assertPasswordAllowed(password, "rep@halo.test")).not.toThrow();
    }
  });
});
