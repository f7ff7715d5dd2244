import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/sign-in/next-auth-options";
import { AppError } from "@/lib/platform/errors";
import { toFailure } from "./failure";
import { problem } from "./problem";
import { readBody } from "./request/read-body";
import { IP_HEADER, localeOf, visitorOf } from "./request/visitor";

/** What our pages need of next-auth. Its other doors are closed: one lets anybody write into the log. */
const OPEN = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "GET signin",
  "GET signout",
  "GET error",
  "POST callback/credentials",
  "POST signout",
]);
/** A form with an e-mail address and a password. */
const MAX_BYTES = 16 * 1024;

/** Sign-in and sign-out by next-auth, which itself would read a body of any size. */
export async function nextAuthDoor(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    if (!OPEN.has(`${request.method} ${nextauth.join("/")}`)) throw new AppError("not_found");
    const { method, headers, url } = request;
    const body = method === "POST" ? await readBody(request, MAX_BYTES) : null;
    const bounded = new NextRequest(url, {
      method,
      headers,
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    // Built per request: the settings it reads are not there while the pages are being built.
    return await NextAuth(nextAuthOptions(IP_HEADER))(bounded, context);
  } catch (error) {
    const place = { route: "auth.next", requestId: visitorOf(request.headers).requestId };
    return problem(toFailure(error, localeOf(request.headers, null), place), error);
  }
}
