import type { Target } from "./target";

/** What people and programs of the product write; left out is what moves by itself or by being asked. */
const WATCHED = [
  "users",
  "teams",
  "calls",
  "call_steps",
  "call_readings",
  "planned_calls",
  "contacts",
  "contact_merges",
  "call_backs",
  "do_not_call",
  "erasures",
  "settings",
  "connections",
  "api_keys",
  "webhook_endpoints",
  "bots",
  "bot_versions",
  "audit_log",
] as const;

export type Fingerprint = Record<string, string>;

/** A hash over all rows of each table; that a key was used is no change of it. */
export async function fingerprint({ sql }: Target): Promise<Fingerprint> {
  const found: Fingerprint = {};
  for (const table of WATCHED) {
    const [row] = await sql<{ hash: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(row), '' order by md5(row))), '') as hash
        from (select (to_jsonb(t) - 'last_used_at')::text as row from ${sql(table)} t) rows`;
    found[table] = row?.hash ?? "";
  }
  return found;
}

/** Tables that are not what they were. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}
