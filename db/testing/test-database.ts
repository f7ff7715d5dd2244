import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";

/** A database of one test file. */
export type TestDatabase = {
  /** Addresses of the database, as the role that owns it and as the one that runs the product; readable once the tests run. */
  readonly urls: { owner: string; app: string };
  /** A connection of the test's own, beside the product's pool, as the owner: it may do what the product may not. */
  readonly sql: postgres.Sql;
};

/**
 * Gives the test file a freshly migrated, empty database of its own and points `DATABASE_URL` at
 * it before the first test, as the role that runs the product: a missing grant is seen. Call it once, at the top of a `*.db.test.ts` file. The product's pool
 * opens with its first use, so commands and queries simply work; `cleanUp` runs before the
 * database is dropped (close the pool and the job queue there).
 */
export function withTestDatabase(cleanUp?: () => Promise<void>): TestDatabase {
  let urls: TestDatabase["urls"] | undefined;
  let sql: postgres.Sql | undefined;

  beforeAll(async () => {
    const template = inject("templateDatabase");
    const templateName = new URL(template.owner).pathname.slice(1);
    const name = `test_${randomBytes(8).toString("hex")}`;
    await asAdministrator(template.owner, (admin) =>
      admin.unsafe(`create database ${name} template ${templateName}`),
    );
    const own = (like: string) => Object.assign(new URL(like), { pathname: `/${name}` }).href;
    urls = { owner: own(template.owner), app: own(template.app) };
    sql = postgres(urls.owner, { max: 4, onnotice: () => undefined });
    process.env.DATABASE_URL = urls.app;
  });

  afterAll(async () => {
    await cleanUp?.();
    await sql?.end({ timeout: 5 });
    if (!urls) return;
    const name = new URL(urls.owner).pathname.slice(1);
    await asAdministrator(urls.owner, (admin) =>
      admin.unsafe(`drop database if exists ${name} with (force)`),
    );
  });

  return {
    get urls() {
      if (!urls) throw new Error("The test database is there only while tests run");
      return urls;
    },
    get sql() {
      if (!sql) throw new Error("The test database is there only while tests run");
      return sql;
    },
  };
}

async function asAdministrator(
  like: string,
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
