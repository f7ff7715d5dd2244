import { ApiRefusal, type RefusalCode } from "./refusal";

/** Parameters of one request, read with the refusals that the API has for them. */
export type Parameters = {
  /** @returns undefined when absent or empty */
  find(name: string): string | undefined;
  /** @throws ApiRefusal 134 when absent or empty */
  require(name: string): string;
  /** @throws ApiRefusal `refusal` when it is no whole number */
  findId(name: string, refusal: RefusalCode): number | undefined;
  /** Numbers joined by semicolons or commas. @throws ApiRefusal */
  findIds(name: string, refusal: RefusalCode): number[] | undefined;
  flag(name: string, absent?: boolean): boolean;
  /** `count` and `offset` of a list. @throws ApiRefusal 160 */
  page(largestCount?: number): { count: number; offset: number };
};

export function readParameters(fields: URLSearchParams): Parameters {
  const find = (name: string) => fields.get(name) || undefined;
  const whole = (text: string, refusal: RefusalCode, name: string) => {
    if (!/^\d{1,15}$/.test(text)) throw new ApiRefusal(refusal, name);
    return Number(text);
  };
  return {
    find,
    require: (name) => {
      const value = find(name);
      if (value === undefined) throw new ApiRefusal(134, name);
      return value;
    },
    findId: (name, refusal) => {
      const value = find(name);
      return value === undefined ? undefined : whole(value, refusal, name);
    },
    findIds: (name, refusal) => {
      const value = find(name);
      if (value === undefined) return undefined;
      return value.split(/[;,]/).map((part) => whole(part.trim(), refusal, name));
    },
    flag: (name, absent = false) => {
      const value = find(name);
      if (value === undefined) return absent;
      if (!/^(true|false|1|0)$/i.test(value)) throw new ApiRefusal(101, name);
      return /^(true|1)$/i.test(value);
    },
    page: (largestCount = 1_000) => {
      const count = Number(find("count") ?? 20);
      const offset = Number(find("offset") ?? 0);
      const isFine =
        Number.isInteger(count) &&
        Number.isInteger(offset) &&
        count >= 0 &&
        count <= largestCount &&
        offset >= 0 &&
        offset <= 10_000;
      if (!isFine) throw new ApiRefusal(160);
      return { count, offset };
    },
  };
}

/** "YYYY-MM-DD HH:mm:ss" in UTC, as the API writes and reads times unless told otherwise. */
export function apiTime(at: number, zone = "UTC"): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return parts.format(at);
}

/**
 * Milliseconds since 1970 of a time of the API.
 * @throws ApiRefusal 156 for another form, 101 for an unknown zone
 */
export function readApiTime(text: string, zone: string): number {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) throw new ApiRefusal(156, text);
  const asUtc = Date.parse(`${text.replace(" ", "T")}Z`);
  if (Number.isNaN(asUtc)) throw new ApiRefusal(156, text);
  try {
    const shown = Date.parse(`${apiTime(asUtc, zone).replace(" ", "T")}Z`);
    return asUtc - (shown - asUtc);
  } catch {
    throw new ApiRefusal(101, "timezone");
  }
}
