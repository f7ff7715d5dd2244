import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

const policy = (isDevelopment = false, isHttps = true) =>
  contentSecurityPolicy({ nonce: "bm9uY2U=", isHttps, isDevelopment });

describe("security headers", () => {
  it("promise https only where it is", () => {
    expect(securityHeaders(false)).not.toHaveProperty("strict-transport-security");
    expect(securityHeaders(true)).toHaveProperty("strict-transport-security");
    expect(policy(false, false)).not.toContain("upgrade-insecure-requests");
  });

  it("run scripts by nonce only", () => {
    const scripts = policy()
      .split("; ")
      .find((rule) => rule.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(policy()).not.toContain("unsafe-eval");
    expect(policy()).toContain("frame-ancestors 'none'");
  });
});
