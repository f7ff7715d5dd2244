import { z } from "zod";

/**
 * A moment as programs write it, ISO 8601 with "Z" or an offset. PostgreSQL and JavaScript agree on how a year is
 * written from 1 to 9999 only; what lies outside is no time anybody means.
 */
export const momentText = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}, "invalid");
