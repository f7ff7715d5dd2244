import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import postgres from "postgres";
import { migrateDatabase } from "../postgres/migrate-database";
import type { DatabaseUrls } from "../postgres/prepare-database";
import { type Header, parseFrame, readFrames, TableStart } from "./backup-file";
import { JOBS } from "./write-backup";

type Journal = { entries: { when: number; tag: string }[] };
type ForeignKey = { table: string; name: string; definition: string };

/**
 * Fills an empty database with a backup that was checked (`checkBackup`): tables as they were when it was taken, its rows,
 * then everything a newer build changes about them. From its first moment nobody is dialed in it until a person says so.
 *
 * @param urls an empty database; the owner's role makes its tables
 * @param migrate brings the filled database to this build's schema, job queue included
 * @throws Error where the backup is of a newer build, or a row does not fit; drop the database then
 */
export async function readBackup(
  file: string,
  header: Header,
  urls: DatabaseUrls,
  root: string,
  migrate: () => Promise<void>,
): Promise<void> {
  await migrateAsThen(header, urls.owner, join(root, "db", "migrations"));
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  try {
    await sql`set statement_timeout = 0`;
    await sql.begin((tx) => fill(tx, file, header));
    await migrate();
    await sql.begin((tx) => addJobs(tx, file, header));
    if (header.comment !== null) await comment(sql, header.comment);
    // Without it the first queries go by guesses.
    await sql`analyze`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Our tables as of the backup: the same migrations, and none after them. */
async function migrateAsThen(header: Header, ownerUrl: string, migrations: string): Promise<void> {
  const text = readFileSync(join(migrations, "meta", "_journal.json"), "utf8");
  const journal = JSON.parse(text) as Journal;
  const count = header.migrations.length;
  const isKnown = header.migrations.every((when, index) => journal.entries[index]?.when === when);
  if (!isKnown) {
    throw new Error("The backup was made by a newer HALO than this one: restore it with that one.");
  }
  const then = mkdtempSync(join(tmpdir(), "halo-migrations-"));
  try {
    mkdirSync(join(then, "meta"));
    const entries = journal.entries.slice(0, count);
    for (const { tag } of entries) cpSync(join(migrations, `${tag}.sql`), join(then, `${tag}.sql`));
    writeFileSync(join(then, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
    await migrateDatabase({ app: ownerUrl, owner: ownerUrl }, then);
  } finally {
    rmSync(then, { recursive: true, force: true });
  }
}

async function fill(tx: postgres.TransactionSql, file: string, header: Header): Promise<void> {
  // References are made anew when all rows are there: that checks every one of them, and needs no order of tables.
  const keys = await tx<ForeignKey[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
  for (const { table, name } of keys)
    await tx`alter table ${tx(table)} drop constraint ${tx(name)}`;
  // What triggers made of these rows is in the backup too.
  const tables = await tx<{ name: string }[]>`
    select distinct tgrelid::regclass::text as name from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and relnamespace = 'public'::regnamespace`;
  for (const { name } of tables) await tx.unsafe(`alter table ${name} disable trigger user`);
  const filled = new Set<string>();
  await copyTables(tx, file, (name) => {
    if (name === JOBS) return null;
    // What the migrations themselves put in is in the backup too.
    const isFirst = !filled.has(name);
    filled.add(name);
    return { target: name, empty: isFirst };
  });
  for (const { name } of tables) await tx.unsafe(`alter table ${name} enable trigger user`);
  for (const { table, name, definition } of keys) {
    await tx.unsafe(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  }
  for (const [name, last] of Object.entries(header.sequences)) {
    await tx`select setval(${name}::regclass, ${last}::bigint)`;
  }
  await pauseDialing(tx, header);
}

/** Jobs of the same queue version only: what is to be done is told by the rows, and the watchdog sets it going again. */
async function addJobs(tx: postgres.TransactionSql, file: string, header: Header): Promise<void> {
  const [queue] = await tx<{ version: number }[]>`select version from pgboss.version`;
  if (queue?.version !== header.queueVersion) return;
  await tx`create temporary table jobs_then (like pgboss.job including defaults) on commit drop`;
  let columns: string[] = [];
  await copyTables(tx, file, (name, its) => {
    if (name !== JOBS) return null;
    columns = its;
    return { target: "pg_temp.jobs_then", empty: false };
  });
  if (columns.length === 0) return;
  const list = columns.map((column) => `"${column}"`).join(", ");
  await tx.unsafe(`
    insert into pgboss.job (${list})
    select ${list} from jobs_then where name in (select name from pgboss.queue)
    on conflict do nothing`);
}

/** Whether the demo was put in stands in the database's comment: it must not be put in a second time. */
async function comment(sql: postgres.Sql, text: string): Promise<void> {
  const [found] = await sql<{ name: string; isOwner: boolean }[]>`
    select datname as name, pg_has_role(datdba, 'usage') as "isOwner"
    from pg_database where datname = current_database()`;
  if (!found?.isOwner) return;
  await sql.unsafe(`comment on database ${quoted(found.name)} is '${text.replaceAll("'", "''")}'`);
}

type Target = { target: string; empty: boolean } | null;

async function copyTables(
  tx: postgres.TransactionSql,
  file: string,
  targetOf: (name: string, columns: string[]) => Target,
): Promise<void> {
  let into: Writable | null = null;
  for await (const frame of readFrames(file)) {
    if (frame.kind === "T") {
      const { name, columns } = parseFrame(TableStart, frame);
      const to = targetOf(name, columns);
      if (!to) continue;
      if (to.empty) await tx.unsafe(`delete from ${to.target}`);
      const list = columns.map((column) => quoted(column)).join(", ");
      into = await tx.unsafe(`copy ${to.target} (${list}) from stdin`).writable();
      // An error of a row comes with the end of the table; until then it must not end the process.
      into.on("error", () => undefined);
    } else if (frame.kind === "D" && into) {
      if (!into.write(frame.body)) await once(into, "drain");
    } else if (frame.kind === "E" && into) {
      const ended: Writable = into;
      into = null;
      await new Promise<void>((resolve, reject) => {
        ended.once("error", reject);
        ended.end(resolve);
      });
    }
  }
}

/** What rang after the backup is not in it: dialing waits for the provider's history and then for a person. */
async function pauseDialing(tx: postgres.TransactionSql, header: Header): Promise<void> {
  const takenAt = header.takenAt;
  await tx`insert into restores (backup_at) values (${takenAt})`;
  await tx`
    insert into settings (key, value) values ('dialing', '{"paused": true}')
    on conflict (key) do update set value = settings.value || '{"paused": true}', updated_at = now()`;
  await tx`
    insert into audit_log (actor_kind, actor_name, action, object_kind, object_id, detail)
    values ('system', 'cli', 'backup.restored', 'backup', ${takenAt}, ${tx.json({ takenAt })})`;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
