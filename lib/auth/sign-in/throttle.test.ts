import { describe, expect, it } from "vitest";
import { throttleKeys } from "./throttle";

const names = (email: string, ip: string | null) =>
  throttleKeys(email, ip)
    .map(({ key }) => key)
    .filter((key) => !key.startsWith("account:"));

describe("throttleKeys", () => {
  it("counts one account however its address is written, and keeps the address out of the table", () => {
    const [one] = throttleKeys(" Rep@Halo.test", null);
    expect(one).toEqual(throttleKeys("rep@halo.test", null)[0]);
    expect(one?.key).not.toContain("halo");
  });

  it("counts an address and its network", () => {
    expect(names("a", "203.0.113.7")).toEqual(["ip:203.0.113.7", "net:203.0.113.0/24"]);
    expect(names("a", "::ffff:203.0.113.7")).toEqual(["ip:203.0.113.7", "net:203.0.113.0/24"]);
  });

  it("counts the whole /56 of an IPv6 customer as one", () => {
    const one = names("a", "2001:db8:1:2300::1");
    expect(one).toEqual(["net:2001:0db8:0001:2300::/56"]);
    expect(names("a", "2001:db8:1:23ff:aaaa::9")).toEqual(one);
    expect(names("a", "2001:db8:1:2400::1")).not.toEqual(one);
  });

  it("does not count what is no address", () => {
    expect(names("a", null)).toEqual([]);
    expect(names("a", "unknown")).toEqual([]);
  });

  it("is patient with loopback, the address of an uncounted proxy", () => {
    expect(throttleKeys("a", "127.0.0.1").find(({ key }) => key === "ip:127.0.0.1")?.limit).toBe(
      100,
    );
  });
});
