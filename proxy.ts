import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/entry/request/path-header";
import { env } from "@/lib/env";
import { contentSecurityPolicy } from "@/lib/platform/http/security-headers";

/** Gives every page its nonce and tells it its own address. Who may see a page is decided in the page, never here. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64"),
    isHttps: env().NEXTAUTH_URL.startsWith("https:"),
    isDevelopment: env().NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this header of the request.
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|voximplant/|telegram/|demo/|_next/static|_next/image|favicon.ico).*)"],
};
