import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { serveAdmin } from "@/lib/platform/admin-server";
import { keepHeartbeat } from "@/lib/platform/heartbeat";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { tellPlatformGauges } from "@/lib/platform/platform-gauges";
import { dialCall } from "../dial/dial-call";
import { receiveReport } from "../receive-report";
import { claimStep, settleStep } from "../steps";
import {
  makeActor,
  makeAttempt,
  makeCall,
  makeSession,
  permit,
  talkEnded,
} from "../testing/test-calls";
import { tellCallGauges } from "./call-gauges";
import { tellDialGauges } from "./dial-gauges";
import { watchCalls } from "./watch-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let page = "";

/** The sum of a metric's samples whose labels hold all of the given ones; null: there is none. */
function sumOf(name: string, labels: Record<string, string> = {}): number | null {
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  const samples = page
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => wanted.every((label) => line.includes(label)));
  if (samples.length === 0) return null;
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}

describe("the metrics page after traffic", () => {
  beforeAll(async () => {
    tellPlatformGauges();
    tellCallGauges();
    tellDialGauges();
    const rep = await makeActor();
    // One talk with its reading settled, one under way, one whose provider is not there, one that nobody asked a permit for.
    const talked = await makeSession(rep);
    await receiveReport(talkEnded(talked));
    await permit(talked.attemptId, "another");
    await claimStep(talked.callId, "reading");
    await database().transaction((tx) =>
      settleStep(tx, talked.callId, "reading", { state: "skipped", reason: "no_reading" }),
    );
    await makeSession(rep);
    await dialCall(await makeCall(rep));
    const lost = await makeAttempt(rep);
    await database().execute(
      sql`update call_attempts set dial_started_at = now() - interval '1 hour' where id = ${lost.attemptId}`,
    );
    await watchCalls();
    const nobody = { email: "nobody@test.example", password: "x", ip: null, userAgent: null };
    await signIn({ ...nobody, kind: "browser" }).catch(() => undefined);
    const stopHeartbeat = await keepHeartbeat("worker");
    const admin = await serveAdmin(0);
    try {
      page = await (await fetch(`http://127.0.0.1:${admin.port}/metrics`)).text();
    } finally {
      await admin.close();
      await stopHeartbeat();
    }
  });

  it("counts what happened", () => {
    expect(sumOf("halo_permits_total", { answer: "go" })).toBe(2);
    expect(sumOf("halo_permits_total")).toBe(3);
    expect(sumOf("halo_starts_total")).toBe(1);
    expect(sumOf("halo_steps_total", { step: "reading", state: "skipped" })).toBe(1);
    expect(sumOf("halo_watchdog_acts_total", { act: "unpermitted" })).toBe(1);
    expect(sumOf("halo_sign_ins_total", { result: "refused" })).toBe(1);
    expect(sumOf("halo_call_stage_seconds_count", { status: "calling" })).toBe(1);
    expect(sumOf("halo_call_stage_seconds_count", { status: "analyzing" })).toBe(1);
  });

  it("shows the installation as it stands", () => {
    expect(sumOf("halo_database_answer_seconds")).toBeGreaterThan(0);
    expect(sumOf("halo_calls_open", { status: "preparing_followup" })).toBe(1);
    expect(sumOf("halo_calls_open")).toBe(4);
    expect(sumOf("halo_slots_used")).toBeGreaterThan(0);
    expect(sumOf("halo_dialing_limits", { limit: "slots" })).toBeGreaterThan(0);
    expect(sumOf("halo_spend_reserved_micros")).toBeGreaterThan(0);
    expect(sumOf("halo_spend_today_micros")).toBe(0);
    expect(sumOf("halo_steps_open", { step: "sms", state: "planned" })).toBe(1);
    expect(sumOf("halo_jobs_oldest_due_seconds")).toBeGreaterThan(0);
    expect(sumOf("halo_processes", { kind: "worker" })).toBe(1);
    expect(sumOf("halo_reports_waiting")).toBe(0);
    expect(sumOf("halo_reports_waiting_seconds")).toBe(0);
  });

  it("times the database and its pool", () => {
    expect(sumOf("halo_database_seconds_count", { result: "ok" })).toBeGreaterThan(20);
    expect(sumOf("halo_database_pool_wait_seconds_count", { result: "ok" })).toBeGreaterThan(5);
    expect(sumOf("halo_database_seconds_sum")).toBeGreaterThan(0);
  });

  it("names nobody", () => {
    // The gates of these tests are named after their calls; an installation has its accounts there.
    const ours = page
      .split("\n")
      .filter((line) => line.startsWith("halo_") && !line.includes("gate="));
    expect(ours.join("\n")).not.toMatch(/\+99890|@test\.example|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
