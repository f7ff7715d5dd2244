import { describe, expect, it } from "vitest";
import { screenAfterSignIn } from "./first-screen";

describe("screenAfterSignIn", () => {
  it("leads each role to its own first screen", () => {
    expect(screenAfterSignIn("rep", null)).toBe("/calls/new");
    expect(screenAfterSignIn("operator", undefined)).toBe("/contacts");
    expect(screenAfterSignIn("supervisor", "")).toBe("/analytics");
    expect(screenAfterSignIn("admin", null)).toBe("/analytics");
  });

  it("goes back to a page of ours, query included", () => {
    expect(screenAfterSignIn("rep", "/calls/1?tab=raw")).toBe("/calls/1?tab=raw");
  });

  it.each([
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test",
    "/.//evil.test",
    "/..//evil.test",
    "/a\\b",
    "/\t/evil.test",
    "javascript:alert(1)",
    "calls",
    "/sign-in?next=/sign-in",
    "/api/auth/signout",
    "/setup",
  ])("does not follow %j", (next) => {
    expect(screenAfterSignIn("rep", next)).toBe("/calls/new");
  });
});
