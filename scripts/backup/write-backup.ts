import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { type Contents, type Header, writeFrame } from "./backup-file";

/**
 * What is only of the moment, or must not come back to life: places in the live stream, pulses, counters, sessions
 * that may have been ended since, links that may have been used since.
 */
const LEFT_OUT = new Set([
  "live_events",
  "heartbeats",
  "api_request_counts",
  "sessions",
  "one_time_tokens",
]);

/** Jobs that are still to be done, as if nobody had begun; kept under this name. */
export const JOBS = "pgboss.job";

const FRAME_BYTES = 256 * 1024;
/** 16 MB of rows, some more with their long values. */
const PART_PAGES = 2000;

type Source = { name: string; columns: string[]; select: string };

/**
 * Writes the database as it is at this moment into one file of mode 0600. Secrets in it are sealed as they are in the
 * database: without the keys it opens none. The product may run meanwhile. The file is there only when it is whole.
 *
 * @param url address of the database, of any role that reads all tables
 * @throws Error of the database or of the disk; nothing is left behind then
 */
export async function writeBackup(url: string, file: string): Promise<Contents> {
  const draft = `${file}.part`;
  const handle = await open(draft, "wx", 0o600);
  await handle.close();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const contents = await sql.begin("isolation level repeatable read read only", (tx) =>
      copyAll(tx, draft),
    );
    await rename(draft, file);
    return contents;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function copyAll(tx: postgres.TransactionSql, draft: string): Promise<Contents> {
  // The dump of a long table is no idle transaction, and no statement to cut off.
  await tx`set local statement_timeout = 0`;
  await tx`set local idle_in_transaction_session_timeout = 0`;
  const out = createWriteStream(draft, { flags: "r+", mode: 0o600 });
  // What is rows of text shrinks well at the lowest level, and a restore waits for less.
  const packed = createGzip({ level: 1 });
  const written = new Promise<void>((resolve, reject) => {
    out.once("finish", resolve);
    for (const stream of [packed, out]) stream.once("error", reject);
  });
  written.catch(() => undefined);
  packed.pipe(out);
  const header = await headerOf(tx);
  await writeFrame(packed, "H", header);
  const marks = createHash("sha256");
  const mark = async (kind: "T" | "E", body: object) => {
    const bytes = Buffer.from(JSON.stringify(body));
    marks.update(bytes);
    await writeFrame(packed, kind, bytes);
  };
  const tables: Contents["tables"] = [];
  for (const source of await sourcesOf(tx)) {
    await mark("T", { name: source.name, columns: source.columns });
    const { rows, sha256 } = await copyTable(tx, source, packed);
    await mark("E", { rows, sha256 });
    tables.push({ name: source.name, rows });
  }
  await writeFrame(packed, "Z", { sha256: marks.digest("hex") });
  packed.end();
  await written;
  const handle = await open(draft, "r+");
  await handle.sync();
  await handle.close();
  return { header, tables };
}

async function headerOf(tx: postgres.TransactionSql): Promise<Header> {
  const [now] = await tx<{ at: Date }[]>`select now() as at`;
  const migrations = await tx<{ at: string }[]>`
    select created_at as at from drizzle.__drizzle_migrations order by created_at`;
  const [queue] = await tx<{ version: number }[]>`select version from pgboss.version`;
  const sequences = await tx<{ name: string; last: string }[]>`
    select schemaname || '.' || sequencename as name, last_value::text as last
    from pg_sequences where schemaname = 'public' and last_value is not null`;
  const [database] = await tx<{ comment: string | null }[]>`
    select shobj_description(oid, 'pg_database') as comment
    from pg_database where datname = current_database()`;
  if (!now) throw new Error("the database tells no time");
  return {
    format: "halo-backup",
    version: 1,
    takenAt: now.at.toISOString(),
    migrations: migrations.map(({ at }) => Number(at)),
    queueVersion: queue?.version ?? 0,
    comment: database?.comment ?? null,
    sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
  };
}

async function sourcesOf(tx: postgres.TransactionSql): Promise<Source[]> {
  const rows = await tx<{ schema: string; table: string; columns: string[] }[]>`
    select table_schema as schema, table_name as table,
      array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where is_generated = 'NEVER' and (
      (table_schema = 'public' and table_type = 'BASE TABLE')
      or (table_schema = 'pgboss' and table_name = 'job'))
    group by 1, 2 order by 1, 2`;
  return rows
    .filter(({ table }) => !LEFT_OUT.has(table))
    .map(({ schema, table, columns }) => {
      const name = `${schema}.${table}`;
      const quoted = columns.map((column) => `"${column}"`);
      const select = name === JOBS ? jobsToDo(quoted) : `select ${quoted.join(", ")} from ${name}`;
      return { name, columns, select };
    });
}

function jobsToDo(columns: string[]): string {
  const list = columns.map((column) => (column === `"state"` ? `'created' as "state"` : column));
  return `select ${list.join(", ")} from pgboss.job where state < 'completed'`;
}

/**
 * A table in parts of so many pages: the client stops listening for ever where a stream that is full comes to its end,
 * so each part is taken in whole and only then written.
 */
async function copyTable(tx: postgres.TransactionSql, source: Source, to: Writable) {
  const hash = createHash("sha256");
  let rows = 0;
  for (const part of await partsOf(tx, source)) {
    const body = await takeIn(await tx.unsafe(`copy (${part}) to stdout`).readable());
    // A row ends with a line break; one inside of a value is written as two letters.
    for (let at = body.indexOf(10); at !== -1; at = body.indexOf(10, at + 1)) rows += 1;
    hash.update(body);
    for (let at = 0; at < body.length; at += FRAME_BYTES) {
      await writeFrame(to, "D", body.subarray(at, at + FRAME_BYTES));
    }
  }
  return { rows, sha256: hash.digest("hex") };
}

async function partsOf(tx: postgres.TransactionSql, source: Source): Promise<string[]> {
  if (source.name === JOBS) return [source.select];
  const [size] = await tx<{ pages: number }[]>`
    select (pg_relation_size(${source.name}::regclass) / current_setting('block_size')::int)::int as pages`;
  const parts: string[] = [];
  for (let from = 0; from <= (size?.pages ?? 0); from += PART_PAGES) {
    parts.push(
      `${source.select} where ctid >= '(${from},0)'::tid and ctid < '(${from + PART_PAGES},0)'::tid`,
    );
  }
  return parts;
}

function takeIn(from: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    from.on("data", (chunk: Buffer) => chunks.push(chunk));
    from.once("end", () => resolve(Buffer.concat(chunks)));
    from.once("error", reject);
  });
}
