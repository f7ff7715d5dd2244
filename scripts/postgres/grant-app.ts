import postgres from "postgres";

/** Tables of ours that the product only adds to. */
const APPEND_ONLY = ["audit_log", "audit_seals"];

/**
 * Gives the role that runs the product what it needs and no more: rows of our tables and of the job
 * queue, but no shape of either, and of the audit log only reading and adding. Safe to repeat; runs
 * after every migration, so that new tables are covered.
 *
 * @param ownerUrl address of the database as the role that owns its tables
 * @param app name of the role that runs the product; must exist
 */
export async function grantApp(ownerUrl: string, app: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const role = `"${app.replaceAll('"', '""')}"`;
    await sql.begin(async (tx) => {
      const statements = [
        // Before PostgreSQL 15 everybody may make tables in "public".
        "revoke create on schema public from public",
        `grant usage on schema public, pgboss, drizzle to ${role}`,
        `grant select, insert, update, delete on all tables in schema public, pgboss to ${role}`,
        `grant usage, select on all sequences in schema public, pgboss to ${role}`,
        `grant execute on all functions in schema pgboss to ${role}`,
        `grant select on all tables in schema drizzle to ${role}`,
        `grant execute on function audit_forget(uuid) to ${role}`,
        `revoke update, delete, truncate on ${APPEND_ONLY.join(", ")} from ${role}`,
      ];
      for (const statement of statements) await tx.unsafe(statement);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
