import { describe, expect, it } from "vitest";
import { type MergedFields, mergeFields } from "./merge-fields";

const EMPTY: MergedFields = {
  name: null,
  company: null,
  email: null,
  language: null,
  timeZone: null,
  note: null,
  ownerId: null,
  teamId: null,
  crmStatus: null,
  crmContactRef: null,
  crmDealRef: null,
};

describe("mergeFields", () => {
  it("keeps what the card says and fills what it does not", () => {
    const kept = { ...EMPTY, name: "Anna", language: "ru" };
    const gone = { ...EMPTY, name: "Ann", email: "ann@example.org", language: "en" };
    expect(mergeFields(kept, gone)).toEqual({
      ...EMPTY,
      name: "Anna",
      email: "ann@example.org",
      language: "ru",
    });
  });

  it("keeps both notes, the same one once", () => {
    const note = (a: string | null, b: string | null) =>
      mergeFields({ ...EMPTY, note: a }, { ...EMPTY, note: b }).note;
    expect(note("First", "Second")).toBe("First\n\nSecond");
    expect(note("Same", "Same")).toBe("Same");
    expect(note(null, "  ")).toBe(null);
  });

  it("takes the further CRM status with its references", () => {
    const kept = { ...EMPTY, crmStatus: "pending" as const };
    const gone = { ...EMPTY, crmStatus: "added" as const, crmContactRef: "7" };
    expect(mergeFields(kept, gone)).toMatchObject({ crmStatus: "added", crmContactRef: "7" });
    expect(mergeFields(gone, kept)).toMatchObject({ crmStatus: "added", crmContactRef: "7" });
  });
});
