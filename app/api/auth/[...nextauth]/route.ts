import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/sign-in/next-auth-options";
import { IP_HEADER } from "@/lib/entry/visitor";

type Context = { params: Promise<{ nextauth: string[] }> };

// Built per request: the settings it reads are not there while the pages are being built.
function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(nextAuthOptions(IP_HEADER))(request, context);
}

export { handler as GET, handler as POST };
