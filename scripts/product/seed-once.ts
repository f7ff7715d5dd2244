import postgres from "postgres";

const MARK = "halo: demo data was put in";

/**
 * Runs the seed unless this database has had it. The mark is the database's own comment: it lives
 * and dies with the data, and stays when somebody removes the demo data on purpose.
 * @param url address of the database as its owner: nobody else may comment on it
 * @returns whether the seed ran
 */
export async function seedOnce(url: string, seed: () => Promise<void>): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql<{ name: string; mark: string | null }[]>`
      select datname as name, shobj_description(oid, 'pg_database') as mark
      from pg_database where datname = current_database()`;
    if (!found || found.mark === MARK) return false;
    await seed();
    await sql.unsafe(`comment on database "${found.name.replaceAll('"', '""')}" is '${MARK}'`);
    return true;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
