import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/**
 * Whether a call's message may have been sent by the database that a backup took the place of: the call is of before the
 * backup, its message is due after the restore, and nobody has said "send it again" since.
 */
export async function perhapsSentBeforeRestore(callId: string): Promise<boolean> {
  const [row] = await database().execute<{ isSo: boolean }>(sql`
    select exists (
      select 1 from calls c join restores r on r.backup_at >= c.created_at
      where c.id = ${callId} and not exists (
        select 1 from call_events e
        where e.call_id = c.id and e.type = 'step_retried' and e.received_at > r.restored_at)) as "isSo"`);
  return row?.isSo === true;
}
