import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { findBrowserSession } from "../sessions/find-session";
import { revokeSession } from "../sessions/revoke-sessions";
import { COOKIE_SECONDS, sessionCookie } from "../sessions/session-cookie";
import { signIn } from "./sign-in";

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/**
 * next-auth with e-mail and password. Its sealed cookie holds the session token and nothing else; whether that
 * opens anything is read from the session's row. Takes the name of the header with the client's address.
 */
export function nextAuthOptions(ipHeader: string): NextAuthOptions {
  return {
    secret: env().SECRET_KEY,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    jwt: { maxAge: COOKIE_SECONDS },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          try {
            const from = request.headers ?? {};
            const { userId, token } = await signIn({
              email: text(credentials?.email),
              password: text(credentials?.password),
              kind: "browser",
              ip: text(from[ipHeader]) || null,
              userAgent: text(from["user-agent"]) || null,
            });
            return { id: userId, sessionToken: token };
          } catch (error) {
            if (error instanceof AppError && error.code === "unauthorized") return null;
            // next-auth hands the message of an error to the page.
            throw new Error(error instanceof AppError ? error.code : "internal", { cause: error });
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        const opened = user && "sessionToken" in user ? user.sessionToken : token.sessionToken;
        return { sessionToken: opened };
      },
      async session({ session, token }) {
        const person = await findBrowserSession(text(token.sessionToken), null);
        const { expires } = session;
        return person ? { expires, user: { name: person.name, email: person.email } } : { expires };
      },
    },
    events: {
      async signOut({ token }) {
        await revokeSession(text(token?.sessionToken));
      },
    },
    logger: {
      error: (code) => log.error("next-auth", { code }),
      warn: (code) => log.debug("next-auth", { code }),
      debug: () => undefined,
    },
  };
}
