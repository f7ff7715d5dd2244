import { describe, expect, it } from "vitest";
import { refusalOf } from "./request-line";

describe("a request line", () => {
  it.each(["/", "/calls?phone=%2B7", "/calls/%D0%B0", "/calls?q=100%"])("may be %s", (url) =>
    expect(refusalOf("GET", url)).toBeNull(),
  );

  it.each(["http://evil.test/calls", "*", "", "/calls/%FF", "/calls/%", "/contacts?q=a%00b"])(
    "may not be %j",
    (url) => expect(refusalOf("GET", url)).toBe(400),
  );

  it("has a method of the web", () => {
    for (const method of ["HEAD", "POST", "OPTIONS", "DELETE"])
      expect(refusalOf(method, "/calls")).toBeNull();
    for (const method of ["TRACE", "CONNECT"]) expect(refusalOf(method, "/calls")).toBe(405);
  });
});
