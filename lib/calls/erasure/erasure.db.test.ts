import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callAttempts, calls, callTurns, doNotCall } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { isOnDoNotCall } from "@/lib/contacts/do-not-call";
import { getContact } from "@/lib/contacts/queries";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { getErasure, listErasures } from "../queries/erasures";
import { receiveReport } from "../receive-report";
import { callRow, makeActor, makeSession, talkEnded } from "../testing/test-calls";
import { eraseContact } from "./erase-contact";
import { ERASED_PHONE } from "./scrub-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
let admin: UserActor;
beforeAll(async () => {
  rep = await makeActor();
  admin = await makeActor("admin");
});

/** A finished call whose steps are over. */
async function makeOver() {
  const session = await makeSession(rep);
  await receiveReport(talkEnded(session));
  const { contactId, phone } = await callRow(session.callId);
  if (!contactId) throw new Error("a call without a person");
  return { session, callId: session.callId, contactId, phone };
}

/** Nothing of the call is under way any more. */
async function rest(callId: string) {
  await database()
    .update(calls)
    .set({ status: "completed", statusRank: 90, recordingUrl: "https://example.org/r.mp3" })
    .where(eq(calls.id, callId));
  await database()
    .update(callAttempts)
    .set({ settledAt: new Date() })
    .where(eq(callAttempts.callId, callId));
}

const erase = (actor: UserActor, contactId: string, phone: string) =>
  eraseContact({
    actor,
    input: { contactId, reason: "person", lastDigits: phone.slice(-4), doNotCall: true },
  });

describe("erasing a person", () => {
  it("waits for calls under way, and asks for the right digits and role", async () => {
    const { contactId, phone, callId } = await makeOver();
    await expect(erase(admin, contactId, phone)).rejects.toMatchObject({
      detail: { rule: "call_running" },
    });
    await rest(callId);
    await expect(erase(rep, contactId, phone)).rejects.toMatchObject({ code: "forbidden" });
    await expect(erase(admin, contactId, "")).rejects.toMatchObject({
      fields: { lastDigits: "digits_wrong" },
    });
    expect((await callRow(callId)).phone).toBe(phone);
    await erase(admin, contactId, phone);
    expect((await callRow(callId)).phone).toBe(ERASED_PHONE);
  });

  it("leaves no trace of number and words in any table", async () => {
    const { contactId, phone, callId, session } = await makeOver();
    await rest(callId);
    const { erasureId } = await erase(admin, contactId, phone);
    await expect(getContact(admin, contactId)).rejects.toMatchObject({ code: "not_found" });
    const call = await callRow(callId);
    expect(call).toMatchObject({ phone: ERASED_PHONE, contactId: null, recordingUrl: null });
    expect(call.talkSeconds).toBe(25);
    expect(await database().$count(callTurns, eq(callTurns.callId, callId))).toBe(0);

    const tables = await database().execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      for (const trace of [phone, "Да, интересно."]) {
        const [found] = await database().execute<{ count: number }>(
          sql`select count(*)::int as count from ${sql.identifier(name)} t where strpos(t::text, ${trace}) > 0`,
        );
        expect(`${name}: ${found?.count}`).toBe(`${name}: 0`);
      }
    }

    expect(await isOnDoNotCall(database(), phone)).toBe(true);
    expect(await database().$count(doNotCall, eq(doNotCall.phone, phone))).toBe(0);
    const receipt = await getErasure(admin, erasureId);
    expect(receipt).toMatchObject({
      reason: "person",
      counts: { cards: 1, phones: 1, calls: 1, turns: 2, recordings: 1 },
      recordings: { waiting: 1 },
      finishedAt: null,
    });
    expect((await listErasures(admin)).map(({ id }) => id)).toContain(erasureId);
    await expect(getErasure(rep, erasureId)).rejects.toMatchObject({ code: "forbidden" });

    await receiveReport(talkEnded(session, 9));
    expect(await database().$count(callTurns, eq(callTurns.callId, callId))).toBe(0);
    expect((await callRow(callId)).version).toBe(call.version);
  });
});
