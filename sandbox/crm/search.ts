import { z } from "zod";
import type { CrmRecord } from "./records";

const filter = z.looseObject({
  propertyName: z.string(),
  operator: z.enum(["EQ", "NEQ", "HAS_PROPERTY", "NOT_HAS_PROPERTY", "CONTAINS_TOKEN", "IN"]),
  value: z.union([z.string(), z.number()]).optional(),
  values: z.array(z.string()).optional(),
});

const searchBody = z.looseObject({
  filterGroups: z
    .array(z.looseObject({ filters: z.array(filter).max(6) }))
    .max(5)
    .default([]),
  query: z.string().optional(),
  limit: z.number().int().min(0).max(200).default(10),
  after: z.union([z.string(), z.number()]).optional(),
});

function passes(record: CrmRecord, one: z.output<typeof filter>): boolean {
  const has = one.propertyName === "hs_object_id" ? record.id : record.properties[one.propertyName];
  const wanted = String(one.value ?? "").toLowerCase();
  const value = has?.toLowerCase();
  switch (one.operator) {
    case "EQ":
      return value === wanted;
    case "NEQ":
      return value !== wanted;
    case "HAS_PROPERTY":
      return value !== undefined && value !== "";
    case "NOT_HAS_PROPERTY":
      return value === undefined || value === "";
    case "CONTAINS_TOKEN":
      return value?.includes(wanted.replaceAll("*", "")) ?? false;
    case "IN":
      return (one.values ?? []).some((each) => each.toLowerCase() === value);
  }
}

/**
 * HubSpot's search: groups are alternatives, the filters of a group all hold, newest first.
 * @returns null when the body is no search
 */
export function searchRecords(
  records: readonly CrmRecord[],
  body: unknown,
): { total: number; page: CrmRecord[]; paging: object } | null {
  const search = searchBody.safeParse(body);
  if (!search.success) return null;
  const { filterGroups, query, limit, after } = search.data;
  const words = query?.toLowerCase();
  const found = records
    .filter(
      (record) =>
        filterGroups.length === 0 ||
        filterGroups.some((group) => group.filters.every((one) => passes(record, one))),
    )
    .filter(
      (record) =>
        !words ||
        Object.values(record.properties).some((value) => value.toLowerCase().includes(words)),
    )
    .reverse();
  const from = Number(after ?? 0);
  const end = from + limit;
  return {
    total: found.length,
    page: found.slice(from, end),
    paging: end < found.length ? { paging: { next: { after: String(end) } } } : {},
  };
}
