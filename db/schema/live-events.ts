import { sql } from "drizzle-orm";
import { bigserial, customType, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { LiveKind } from "../enums";
import { createdAt } from "./columns";

/** A transaction's number, 64 bits wide: it never comes again (PostgreSQL, "Transaction ID and Snapshot Information Functions"). */
const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/**
 * What changed, for those who look on at this moment; kept for an hour. Nothing but ids: whoever may see more reads it.
 * Ids are given out before their transactions commit, so a reader goes by `xid`: what its last snapshot did not see.
 */
export const liveEvents = pgTable(
  "live_events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    kind: text().$type<LiveKind>().notNull(),
    callId: uuid(),
    contactId: uuid(),
    /** Whose it is: streams are filtered by these. No foreign keys: the row tells of a moment that is past. */
    ownerId: uuid(),
    teamId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [index("live_events_xid_idx").on(t.xid)],
);
