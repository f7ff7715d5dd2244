import "server-only";
import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import type { SessionKind } from "@/db/enums";
import { sessions } from "@/db/schema";
import { env } from "@/lib/env";
import { hashToken, newToken } from "./session-token";

const DAY_SECONDS = 24 * 3600;
/** Life of the token that the seed's login gives out. It does not grow with use. */
export const API_SESSION_DAYS = 7;

/** The moment a session ends if it is not used again, as SQL. */
export function sessionEnd(kind: SessionKind) {
  const days = kind === "browser" ? env().SESSION_DAYS : API_SESSION_DAYS;
  return sql<Date>`now() + make_interval(secs => ${Math.round(days * DAY_SECONDS)}::double precision)`;
}

/** Opens a session. Outputs its id and the token, which is kept nowhere else. */
export async function openSession(
  tx: DbOrTx,
  input: { userId: string; kind: SessionKind; ip: string | null; userAgent: string | null },
): Promise<{ sessionId: string; token: string }> {
  const token = newToken();
  const [row] = await tx
    .insert(sessions)
    .values({
      tokenHash: hashToken(token),
      userId: input.userId,
      kind: input.kind,
      ip: input.ip,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      expiresAt: sessionEnd(input.kind),
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error("the session was not stored");
  return { sessionId: row.id, token };
}
