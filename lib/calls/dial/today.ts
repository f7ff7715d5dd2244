import { sql } from "drizzle-orm";

/** When the day of the budget began: midnight, UTC. */
export const TODAY = sql`date_trunc('day', now() at time zone 'utc') at time zone 'utc'`;
