import { describe, expect, it } from "vitest";
import { listHref, readListAddress } from "./list-address";

describe("readListAddress", () => {
  it("keeps what fits and leaves out what does not", () => {
    expect(
      readListAddress({
        status: "completed",
        outcome: "delighted",
        phone: " +998 90 ",
        from: "2026-03-01",
        to: "tomorrow",
        funnel: ["talked", "lead"],
        cursor: "' or 1=1",
      }),
    ).toEqual({ status: "completed", q: "+998 90", from: "2026-03-01", funnel: "talked" });
  });

  it("comes back from the address it makes", () => {
    const address = {
      outcome: "busy",
      q: "+7 9",
      from: "2026-03-01",
      to: "2026-03-02",
    } as const;
    const url = new URL(listHref(address), "http://halo.test");
    expect(readListAddress(Object.fromEntries(url.searchParams))).toEqual(address);
    expect(listHref({})).toBe("/calls");
  });
});
