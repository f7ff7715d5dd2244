import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { POST } from "@/app/voximplant/events/route";
import { closeDatabase, database } from "@/db/client";
import { callEvents } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { callRow, makeActor, makeSession } from "@/lib/calls/testing/test-calls";
import { env } from "@/lib/env";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { Chance } from "../../attack/chance";
import { forgeries, type Signed, sign } from "../../attack/forgery/corpus";
import { endedReport } from "../../attack/forgery/genuine";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const post = async ({ headers, body }: Signed) => {
  const request = { method: "POST", headers, body: Buffer.from(body, "latin1") };
  return (await POST(new Request("http://localhost:3000/voximplant/events", request))).status;
};

it("two thousand forged messages are refused, and a repeated one changes nothing", {
  timeout: 60_000,
}, async () => {
  const session = await makeSession(await makeActor());
  const genuine = { ...endedReport(session), key: env().HALO_WEBHOOK_KEY };
  const forged = forgeries(genuine, new Chance("halo"));
  expect(forged.length).toBeGreaterThanOrEqual(2000);
  const before = await callRow(session.callId);
  for (const one of forged) expect(`${one.what} ${await post(one)}`).toBe(`${one.what} 401`);
  expect(await callRow(session.callId)).toEqual(before);

  expect(await post(sign(genuine.id, genuine.body, genuine.key))).toBe(200);
  const after = await callRow(session.callId);
  const events = () => database().$count(callEvents, eq(callEvents.callId, session.callId));
  const count = await events();
  for (let n = 0; n < 20; n += 1)
    expect(await post(sign(genuine.id, genuine.body, genuine.key))).toBe(200);
  expect(await callRow(session.callId)).toEqual(after);
  expect(await events()).toBe(count);
});
