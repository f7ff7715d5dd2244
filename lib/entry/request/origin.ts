import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/platform/errors";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a state-changing request that a page of another site makes a browser send along with our cookie.
 * @throws AppError forbidden
 */
export function assertSameOrigin(request: Request): void {
  if (!SAFE.has(request.method)) assertOwnPage(request.headers);
}

/**
 * Refuses what no page of ours sent. For server actions too: Next compares the Origin where there is one, and lets in
 * what has none (its guide "Data Security", "Allowed origins").
 * @throws AppError forbidden
 */
export function assertOwnPage(headers: Headers): void {
  // Fetch Metadata (W3C): written by the browser, out of reach of page scripts.
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw new AppError("forbidden");
  const origin = headers.get("origin");
  if (origin === null ? site === null : !isOurs(origin, headers)) throw new AppError("forbidden");
}

function isOurs(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(env().NEXTAUTH_URL).host;
}

/** Origins that may read the alias doors from their pages; while the sandbox is on also the usual ones of development. */
function allowedOrigins(): string[] {
  const listed = env()
    .CORS_ORIGINS.split(",")
    .map((origin) => origin.trim().replace(/\/+$/, ""))
    .filter(Boolean);
  return env().SANDBOX_URL ? [...listed, "http://localhost:3000", "http://localhost:8000"] : listed;
}

/** CORS headers for the origin of this request; none where it is not listed. Never with credentials. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get("origin");
  if (!origin || !allowedOrigins().includes(origin)) return { vary: "Origin" };
  return {
    vary: "Origin",
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "authorization, content-type, idempotency-key",
    "access-control-max-age": "600",
  };
}

/** Answer to a preflight request of a door with `cors: true`: `export const OPTIONS = preflight`. */
export async function preflight(request: Request): Promise<Response> {
  return new Response(null, { status: 204, headers: corsHeaders(request) });
}
