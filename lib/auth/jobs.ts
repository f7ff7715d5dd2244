import "server-only";
import { lt, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeTokens, sessions } from "@/db/schema";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { sweepThrottle } from "./sign-in/throttle";

/** Sessions and links that ended a month ago or earlier, and forgotten failures, leave the tables. */
export const sweepSignIns: TickDefinition = {
  name: "sweep-sign-ins",
  everySeconds: 3600,
  async run() {
    const past = sql`now() - interval '30 days'`;
    await sweepThrottle();
    await database().delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, past));
    await database()
      .delete(sessions)
      .where(or(lt(sessions.expiresAt, past), lt(sessions.revokedAt, past)));
  },
};
