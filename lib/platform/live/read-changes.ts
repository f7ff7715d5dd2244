import "server-only";
import { lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { LiveKind } from "@/db/enums";
import { liveEvents } from "@/db/schema";
import type { TickDefinition } from "../jobs/define-job";

/** One row of live_events. */
export type StoredChange = {
  id: number;
  kind: LiveKind;
  callId: string | null;
  contactId: string | null;
  ownerId: string | null;
  teamId: string | null;
};

export const KEPT_MINUTES = 60;
/** What one reader is told at most when it comes back; who missed more reads everything anew. */
const MOST = 1000;

/**
 * Where a reader stands: a snapshot of the database as PostgreSQL writes it, "xmin:xmax:xip,…". Not a row's number:
 * numbers are given out before their transactions commit, so one can become visible after a greater one was read.
 * What a snapshot did not see is exactly what is still to be told.
 */
export type Snapshot = string;

const SNAPSHOT = /^(\d{1,18}):(\d{1,18}):((?:\d{1,18}(?:,\d{1,18})*)?)$/;

/** Whether PostgreSQL would take a text as a snapshot: running transactions in order, within the bounds. */
export function isSnapshot(text: string): text is Snapshot {
  const [, xmin, xmax, running] = SNAPSHOT.exec(text) ?? [];
  if (xmin === undefined || xmax === undefined || BigInt(xmin) < 1n) return false;
  const order = [xmin, ...(running ? running.split(",") : []), xmax].map(BigInt);
  return order.every((xid, at) => at === 0 || xid >= (order[at - 1] ?? 0n));
}

const unseenBy = (snapshot: Snapshot): SQL => sql`
  xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`;
const seenBy = (snapshot: Snapshot): SQL =>
  sql`pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`;
const FIELDS = sql`id::float8 as id, kind, call_id as "callId", contact_id as "contactId",
  owner_id as "ownerId", team_id as "teamId"`;

export async function currentSnapshot(): Promise<Snapshot> {
  const [row] = await database().execute<{ snapshot: Snapshot }>(
    sql`select pg_current_snapshot()::text as snapshot`,
  );
  return row?.snapshot ?? "";
}

/** Everything that became visible since a snapshot, and the snapshot of this look itself. */
export async function changesSince(
  since: Snapshot,
): Promise<{ changes: StoredChange[]; snapshot: Snapshot }> {
  // One statement, and so one snapshot for both.
  const rows = await database().execute<StoredChange & { snapshot: Snapshot }>(sql`
    select look.snapshot, fresh.* from (select pg_current_snapshot()::text as snapshot) look
    left join (select ${FIELDS} from live_events where ${unseenBy(since)}) fresh on true
    order by fresh.id`);
  const changes = rows.flatMap(({ snapshot: _, ...row }) => (row.id === null ? [] : [row]));
  return { changes, snapshot: rows[0]?.snapshot ?? since };
}

/** What lies between two snapshots; null: more than may be told again, or `since` is of another database. */
export async function changesBetween(
  since: Snapshot,
  until: Snapshot,
): Promise<StoredChange[] | null> {
  const [ahead] = await database().execute<{ isAhead: boolean }>(sql`
    select pg_snapshot_xmax(${since}::pg_snapshot) > pg_snapshot_xmax(${until}::pg_snapshot) as "isAhead"`);
  if (ahead?.isAhead) return null;
  const rows = await database().execute<StoredChange>(sql`
    select ${FIELDS} from live_events where ${unseenBy(since)} and ${seenBy(until)}
    order by id limit ${MOST + 1}`);
  return rows.length > MOST ? null : [...rows];
}

/** What the last seconds before a snapshot brought, a thousand at most. */
export async function recentChanges(seconds: number, until: Snapshot): Promise<StoredChange[]> {
  return [
    ...(await database().execute<StoredChange>(sql`
      select ${FIELDS} from live_events
      where id > (select coalesce(max(id), 0) from live_events) - ${MOST}
        and created_at > now() - make_interval(secs => ${seconds}) and ${seenBy(until)}
      order by id`)),
  ];
}

/** What nobody can still be behind of leaves the table. */
export const sweepLiveEvents: TickDefinition = {
  name: "sweep-live-events",
  everySeconds: 600,
  async run() {
    await database()
      .delete(liveEvents)
      .where(lt(liveEvents.createdAt, sql`now() - make_interval(mins => ${KEPT_MINUTES})`));
  },
};
