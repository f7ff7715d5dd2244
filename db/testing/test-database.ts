import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";

/** A database of one test file. */
export type TestDatabase = {
  /** Address of the database; readable once the tests run. */
  readonly url: string;
  /** A connection of the test's own, beside the product's pool. */
  readonly sql: postgres.Sql;
};

/**
 * Gives the test file a freshly migrated, empty database of its own and points `DATABASE_URL` at
 * it before the first test. Call it once, at the top of a `*.db.test.ts` file. The product's pool
 * opens with its first use, so commands and queries simply work; `cleanUp` runs before the
 * database is dropped (close the pool and the job queue there).
 */
export function withTestDatabase(cleanUp?: () => Promise<void>): TestDatabase {
  let url = "";
  let sql: postgres.Sql | undefined;

  beforeAll(async () => {
    const template = new URL(inject("templateDatabaseUrl"));
    const templateName = template.pathname.slice(1);
    const name = `test_${randomBytes(8).toString("hex")}`;
    await asAdministrator(template, (admin) =>
      admin.unsafe(`create database ${name} template ${templateName}`),
    );
    const own = new URL(template);
    own.pathname = `/${name}`;
    url = own.href;
    sql = postgres(url, { max: 4, onnotice: () => undefined });
    process.env.DATABASE_URL = url;
  });

  afterAll(async () => {
    await cleanUp?.();
    await sql?.end({ timeout: 5 });
    if (!url) return;
    const name = new URL(url).pathname.slice(1);
    await asAdministrator(new URL(url), (admin) =>
      admin.unsafe(`drop database if exists ${name} with (force)`),
    );
  });

  return {
    get url() {
      if (!url) throw new Error("The test database is there only while tests run");
      return url;
    },
    get sql() {
      if (!sql) throw new Error("The test database is there only while tests run");
      return sql;
    },
  };
}

async function asAdministrator(
  like: URL,
  run: (admin: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const address = new URL(like);
  address.pathname = "/postgres";
  const admin = postgres(address.href, { max: 1, onnotice: () => undefined });
  try {
    await run(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
