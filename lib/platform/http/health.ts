import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { metricsPage } from "@/lib/platform/metrics";
import { readiness } from "@/lib/platform/readiness";

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** The process runs. */
export function livez(): Response {
  return answer(200, { status: "ok" });
}

/** The process can do its work; 503 otherwise, with the reason. */
export async function readyz(): Promise<Response> {
  const state = await readiness();
  return answer(state.ready ? 200 : 503, { status: state.ready ? "ok" : state.reason });
}

/** Metrics on the public port: for the bearer of `METRICS_TOKEN`; without one set there is no such page. */
export async function guardedMetrics(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const digest = (text: string) => createHash("sha256").update(text).digest();
  if (!token || !given || !timingSafeEqual(digest(given), digest(token))) {
    return answer(404, { status: "not_found" });
  }
  const { body, contentType } = await metricsPage();
  return new Response(body, {
    headers: { "content-type": contentType, "cache-control": "no-store" },
  });
}
