import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address";

describe("clientAddress", () => {
  it("believes the connection while no proxy is trusted", () => {
    expect(clientAddress("203.0.113.7", "1.2.3.4", 0)).toBe("203.0.113.7");
    expect(clientAddress("::ffff:203.0.113.7", undefined, 0)).toBe("203.0.113.7");
    expect(clientAddress(undefined, "1.2.3.4", 0)).toBeNull();
  });

  it("takes the address that the farthest trusted proxy saw, not what the client wrote before it", () => {
    expect(clientAddress("127.0.0.1", "6.6.6.6, 203.0.113.7", 1)).toBe("203.0.113.7");
    expect(clientAddress("127.0.0.1", "6.6.6.6, 203.0.113.7, 10.0.0.2", 2)).toBe("203.0.113.7");
    expect(clientAddress("127.0.0.1", "203.0.113.7", 2)).toBe("203.0.113.7");
  });

  it("falls back to the connection where the header holds no address", () => {
    expect(clientAddress("10.0.0.1", "unknown", 1)).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", undefined, 1)).toBe("10.0.0.1");
  });
});
