import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";

/**
 * How long browsers keep the cookie, seconds: 400 days, the most they allow (RFC 6265bis).
 * The row in `sessions` alone decides whether it still opens anything.
 */
export const COOKIE_SECONDS = 400 * 24 * 3600;

function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

/** Name and attributes of the session cookie, as next-auth takes them. `__Host-` needs https, so plain http goes without. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: secure ? "__Host-halo-session" : "halo-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** The value of one cookie in a Cookie header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The session token inside the cookie that next-auth sealed, or null where there is none or it is not ours. */
export async function sessionTokenOf(cookieHeader: string | null): Promise<string | null> {
  const sealed = readCookie(cookieHeader, sessionCookie().name);
  if (!sealed) return null;
  try {
    const content = await decode({ token: sealed, secret: env().SECRET_KEY });
    return typeof content?.sessionToken === "string" ? content.sessionToken : null;
  } catch {
    // A cookie sealed with another key, or damaged: the same as none.
    return null;
  }
}
