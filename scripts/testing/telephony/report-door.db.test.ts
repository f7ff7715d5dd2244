import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportDoor } from "@/app/voximplant/events/report-door";
import { POST } from "@/app/voximplant/events/route";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { receiveReport } from "@/lib/calls/receive-report";
import { callRow, makeActor, makeSession, reportOf, TURNS } from "@/lib/calls/testing/test-calls";
import { env } from "@/lib/env";
import { sendResponse, toRequest } from "@/lib/platform/http/node-request";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import type { CallEventEnvelope } from "@/voxengine/contract";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

type Session = Awaited<ReturnType<typeof makeSession>>;
let rep: UserActor;

/** As server.ts mounts it: node:http, ahead of Next. */
const ahead = createServer((incoming, outgoing) => {
  void reportDoor(toRequest(incoming, "http://127.0.0.1")).then((response) =>
    sendResponse(outgoing, response),
  );
});
beforeAll(async () => {
  rep = await makeActor();
  await new Promise<void>((resolve) => ahead.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => ahead.close(resolve)));

const MOUNTS: [string, (request: RequestInit) => Promise<Response>][] = [
  ["the route", (init) => POST(new Request("http://halo.test/voximplant/events", init))],
  [
    "ahead of Next",
    (init) => fetch(`http://127.0.0.1:${(ahead.address() as AddressInfo).port}/`, init),
  ],
];

function signed(session: Session, seq: number, key = env().HALO_WEBHOOK_KEY): RequestInit {
  const at = new Date().toISOString();
  const envelope: CallEventEnvelope = {
    v: 1,
    type: "Progress",
    attempt_id: session.attemptId,
    session_id: session.sessionId,
    seq,
    occurred_at: at,
    snapshot: {
      ...{ dialed_at: at, ringing_at: at, answered_at: at, ended_at: null, end: null },
      ...{ engine: "scripted", talk_seconds: null, carrier_cost: null, amd: null, turns: [] },
      ...{ recording: null, error: null, log_url: null, final: false },
    },
  };
  const id = `evt_${session.sessionId}_${seq}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify(envelope);
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("hex");
  return {
    method: "POST",
    body,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${mac}`,
    },
  };
}

async function storedOf(session: Session): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(
    sql`select event_id as id from call_events where call_id = ${session.callId} and type = 'Progress' order by no`,
  );
  return rows.map(({ id }) => id);
}

describe.each(MOUNTS)("the door of reports, %s", (_name, post) => {
  it("answers each of many at once for itself, after its commit", async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => makeSession(rep)));
    const stranger = { ...(sessions[0] as Session), sessionId: "999999" };
    const answers = await Promise.all([
      ...sessions.map(async (session) => {
        const { status } = await post(signed(session, 1));
        return [status, (await storedOf(session)).length];
      }),
      post(signed(stranger, 1)).then(({ status }) => [status, 0]),
      post(signed(sessions[1] as Session, 2, "f".repeat(64))).then(({ status }) => [status, 0]),
    ]);
    expect(answers).toEqual([...sessions.map(() => [200, 1]), [401, 0], [401, 0]]);
  });

  it("takes a repetition and reports of one session side by side", async () => {
    const session = await makeSession(rep);
    const answers = await Promise.all([1, 1, 2, 3, 3].map((seq) => post(signed(session, seq))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await storedOf(session)).toEqual(
      [1, 2, 3].map((seq) => `evt_${session.sessionId}_${seq}`),
    );
  });
});

describe("reports of one moment", () => {
  it("that the database refuses spoil no other", async () => {
    const [good, bad, other] = await Promise.all([1, 2, 3].map(() => makeSession(rep)));
    if (!good || !bad || !other) throw new Error("no sessions");
    const twice = [TURNS[0], TURNS[0]].filter((turn) => turn !== undefined);
    const settled = await Promise.allSettled([
      receiveReport(reportOf(good, 1, "Progress", {}, TURNS)),
      receiveReport(reportOf(bad, 1, "Progress", {}, twice)),
      receiveReport(reportOf(other, 1, "Progress", {}, TURNS)),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await storedOf(bad)).toEqual([]);
    expect([await storedOf(good), await storedOf(other)].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
  });

  it("do not wait for a call that somebody else is at", async () => {
    const [free, held] = await Promise.all([makeSession(rep), makeSession(rep)]);
    const done: string[] = [];
    let late: Promise<unknown> = Promise.resolve();
    await database().transaction(async (tx) => {
      await tx.execute(sql`select 1 from calls where id = ${held.callId} for update`);
      late = receiveReport(reportOf(held, 1, "Progress")).then(() => done.push("held"));
      await receiveReport(reportOf(free, 1, "Progress")).then(() => done.push("free"));
      expect(done).toEqual(["free"]);
    });
    await late;
    expect(done).toEqual(["free", "held"]);
    expect((await callRow(held.callId)).status).toBe("calling");
  });
});
