import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json" with { type: "json" };
import { sealKeysFit } from "@/lib/platform/seal/probe";
import { readWorkerPulse } from "@/lib/platform/worker-pulse";
import { attention, bad, type Finding, good } from "./finding";

const MAX_CLOCK_SECONDS = 2;
const LATE_SECONDS = 60;

async function one<Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) {
  const [row] = await database().execute<Row>(query);
  if (!row) throw new Error("an aggregate without a row");
  return row;
}

/** @throws where the database does not answer: then nothing else can be asked. */
export async function checkServer(): Promise<Finding> {
  const { version } = await one<{ version: string }>(sql`select version() as version`);
  return good("database", version.split(" on ")[0] ?? version);
}

export async function checkClock(): Promise<Finding> {
  const before = Date.now();
  const { now } = await one<{ now: number }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  const apart = Math.abs(Number(now) - (before + Date.now()) / 2) / 1000;
  if (apart <= MAX_CLOCK_SECONDS) return good("clock", "the same here and in the database");
  return attention(
    "clock",
    `${apart.toFixed(1)} s apart from the database's`,
    "Run a time service (chrony, systemd-timesyncd) on both machines: signatures and plans go by the clock.",
  );
}

export async function checkMigrations(): Promise<Finding> {
  const { count } = await one<{ count: number }>(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  );
  const known = journal.entries.length;
  if (count === known) return good("migrations", `${count} of ${known}`);
  if (count > known) {
    return attention(
      "migrations",
      `${count}, this build knows ${known}`,
      "A newer build has migrated this database: start that one.",
    );
  }
  return bad("migrations", `${count} of ${known}`, "Run: npm run db:migrate");
}

/** What the role of DATABASE_URL may do: nothing to the shape of the tables, and to the audit log only adding. */
export async function checkGrants(): Promise<Finding> {
  const may = await one<{ name: string; audit: boolean; shape: boolean; rows: boolean }>(sql`
    select current_user as name,
      has_table_privilege('audit_log', 'update') or has_table_privilege('audit_log', 'delete')
        or has_table_privilege('audit_seals', 'update') or has_table_privilege('audit_seals', 'delete') as audit,
      has_schema_privilege('public', 'create') or has_schema_privilege('pgboss', 'create') as shape,
      not exists (select 1 from pg_tables where schemaname = 'public' and tablename not in ('audit_log', 'audit_seals')
        and not (has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
          and has_table_privilege(format('%I.%I', schemaname, tablename), 'insert')
          and has_table_privilege(format('%I.%I', schemaname, tablename), 'update')
          and has_table_privilege(format('%I.%I', schemaname, tablename), 'delete'))) as rows`);
  if (!may.rows) {
    return bad(
      "roles",
      `${may.name} may not read and write every table`,
      "Run the migration again with MIGRATION_DATABASE_URL: it gives the role of DATABASE_URL its rights.",
    );
  }
  if (may.audit || may.shape) {
    return attention(
      "roles",
      `${may.name} may ${may.audit ? "change the audit log" : "change the shape of tables"}`,
      "Give DATABASE_URL a role of its own and MIGRATION_DATABASE_URL the owner's, then run the migration: docs/backup.md.",
    );
  }
  return good("roles", `${may.name} reads and writes rows, and of the audit log only adds`);
}

export async function checkKeys(): Promise<Finding> {
  if (await sealKeysFit()) return good("keys", "open what is sealed in this database");
  return bad(
    "keys",
    "do not open what is sealed in this database",
    "Set the SECRET_KEY and HALO_SEAL_KEYS that this database was used with.",
  );
}

export async function checkWorker(): Promise<Finding> {
  const { isSilent, lastSeenAt } = await readWorkerPulse();
  if (!isSilent) return good("worker", `seen at ${lastSeenAt}`);
  return bad(
    "worker",
    lastSeenAt ? `last seen at ${lastSeenAt}` : "none has ever run",
    "Start one: npm start runs it beside the pages; otherwise node dist/worker.mjs, or npm run worker.",
  );
}

export async function checkQueue(): Promise<Finding> {
  const { late, failed } = await one<{ late: number; failed: number }>(sql`
    select
      count(*) filter (where state = 'created'
        and start_after < now() - make_interval(secs => ${LATE_SECONDS}))::int as late,
      count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed
    from pgboss.job`);
  if (late > 0) {
    return attention(
      "jobs",
      `${late} are more than a minute late`,
      "See that a worker runs and what it says in its log; more workers may share the work.",
    );
  }
  if (failed > 0) {
    return attention(
      "jobs",
      `${failed} gave up within a day`,
      'Look for "job failed" in the worker\'s log; steps of calls can be tried again on their pages.',
    );
  }
  return good("jobs", "none late, none given up within a day");
}

export async function checkOutbox(): Promise<Finding> {
  const { count } = await one<{ count: number }>(
    sql`select count(*)::int as count from call_steps where state = 'unknown'`,
  );
  if (count === 0) return good("outbox", "nothing waits for a person");
  return attention(
    "outbox",
    `of ${count} messages or CRM entries nobody knows whether they arrived`,
    "Settle them on the page Outbox: sent, send again, or give up.",
  );
}

export async function checkCalls(): Promise<Finding> {
  const { count } = await one<{ count: number }>(sql`
    select count(*)::int as count from calls
    where status_rank < 90 and status_at < now() - interval '1 hour'`);
  if (count === 0) return good("calls", "none stands still");
  return bad(
    "calls",
    `${count} have not moved for an hour`,
    'The watchdog settles such calls while a worker runs: see its log for "watchdog".',
  );
}
