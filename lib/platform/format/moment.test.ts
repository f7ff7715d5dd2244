import { expect, it } from "vitest";
import { momentText } from "./moment";

it.each(["2026-01-01T00:00:00Z", "2026-01-01T00:00:00+05:00", "0001-01-01T00:00:00Z"])(
  "%s is a moment",
  (text) => expect(momentText.safeParse(text).success).toBe(true),
);

it.each([
  "0001-01-01T00:00:00+14:00",
  "0000-06-01T00:00:00Z",
  "9999-12-31T23:59:59-01:00",
  "2026-02-30T00:00:00Z",
  "2026-01-01T00:00:00+99:99",
  "2026-01-01",
])("%s is none", (text) => expect(momentText.safeParse(text).success).toBe(false));
