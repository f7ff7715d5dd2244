import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { env } from "@/lib/env";
import { metricsPage } from "@/lib/platform/metrics";

const DATABASE_TIMEOUT_MS = 1000;

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

let newestMigration: Promise<number> | undefined;

/** Time stamp of the newest migration this build knows, as drizzle-kit wrote it. */
function newestKnown(): Promise<number> {
  newestMigration ??= readFile("db/migrations/meta/_journal.json", "utf8").then((text) =>
    Math.max(0, ...journalSchema.parse(JSON.parse(text)).entries.map(({ when }) => when)),
  );
  return newestMigration;
}

async function checkDatabase(): Promise<"ok" | "migrations_missing"> {
  const [known, rows] = await Promise.all([
    newestKnown(),
    database().execute<{ newest: string | null }>(
      sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
    ),
  ]);
  return Number(rows[0]?.newest ?? 0) >= known ? "ok" : "migrations_missing";
}

function answer(status: number, body: Record<string, string>): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** The process runs. */
export function livez(): Response {
  return answer(200, { status: "ok" });
}

/** The process can do its work: the database answers within a second and has the schema of this build. 503 otherwise, and while draining. */
export async function readyz(isDraining: boolean): Promise<Response> {
  if (isDraining) return answer(503, { status: "draining" });
  const late = new Promise<"database_slow">((resolve) => {
    setTimeout(() => resolve("database_slow"), DATABASE_TIMEOUT_MS).unref();
  });
  const state = await Promise.race([checkDatabase().catch(() => "database_down" as const), late]);
  return state === "ok" ? answer(200, { status: "ok" }) : answer(503, { status: state });
}

/** Metrics in the Prometheus text format, without asking who. For a port of loopback. */
export async function metrics(): Promise<Response> {
  const { body, contentType } = await metricsPage();
  return new Response(body, {
    headers: { "content-type": contentType, "cache-control": "no-store" },
  });
}

/** The same on a public port: with `METRICS_TOKEN` as bearer; without one set there is no such page. */
export async function guardedMetrics(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const digest = (text: string) => createHash("sha256").update(text).digest();
  if (!token || !given || !timingSafeEqual(digest(given), digest(token)))
    return answer(404, { status: "not_found" });
  return metrics();
}
