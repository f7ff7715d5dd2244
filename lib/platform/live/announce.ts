import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import type { LiveKind } from "@/db/enums";

/** Tells every web process to look. Without a payload, so that one transaction rings once however much it changed. */
export const LIVE_CHANNEL = "halo_live";

export type LiveChange = {
  kind: LiveKind;
  callId?: string | null;
  contactId?: string | null;
  /** Whose it is: only who reaches this owner or team hears of it. */
  ownerId: string | null;
  teamId: string | null;
};

/** Announces rows of kind, call, contact, owner and team; for a statement that writes what it tells of. */
export function liveInsert(rows: SQL): SQL {
  return sql`insert into live_events (kind, call_id, contact_id, owner_id, team_id) ${rows} returning id`;
}

/** To be called where something was announced. */
export const RING = sql`pg_notify(${LIVE_CHANNEL}, '')`;

/** Tells those who look on that something changed; in the transaction that changes it. Ids only, no data. */
export async function announce(tx: DbOrTx, change: LiveChange): Promise<void> {
  const { kind, callId = null, contactId = null, ownerId, teamId } = change;
  await tx.execute(sql`
    with told as (${liveInsert(sql`values (${kind}, ${callId}, ${contactId}, ${ownerId}, ${teamId})`)})
    select ${RING} from told`);
}
