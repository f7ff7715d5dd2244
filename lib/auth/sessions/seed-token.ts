import "server-only";
import { jwtVerify, SignJWT } from "jose";
import { env } from "@/lib/env";
import type { UserActor } from "../actor";
import { findApiSession } from "./find-session";
import { API_SESSION_DAYS } from "./open-session";

const ISSUER = "halo";
const AUDIENCE = "halo-api";

function key(): Uint8Array {
  return new TextEncoder().encode(env().SECRET_KEY);
}

/** The token of `POST /api/auth/login`: HS256, seven days, naming a row of `sessions`. */
export function signSeedToken(input: { userId: string; sessionId: string }): Promise<string> {
  return new SignJWT({ sid: input.sessionId })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(input.userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${API_SESSION_DAYS}d`)
    .sign(key());
}

/** The person behind such a token, or null: wrong signature, over, or its session row ended. */
export async function findSeedTokenActor(
  token: string,
  ip: string | null,
): Promise<UserActor | null> {
  try {
    const { payload } = await jwtVerify(token, key(), {
      algorithms: ["HS256"],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
    if (typeof payload.sid !== "string") return null;
    const actor = await findApiSession(payload.sid, ip);
    return actor?.userId === payload.sub ? actor : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_J"))
      return null;
    throw error;
  }
}
