import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { listContacts } from "@/lib/contacts/queries";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { listCalls } from "./queries/list-calls";
import { StartCallInput } from "./schema";
import { startCall } from "./start-call";
import { freshPhone, makeActor, makeCall } from "./testing/test-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
let own: string;
let foreign: { callId: string; contactId: string };

beforeAll(async () => {
  rep = await makeActor();
  own = await makeCall(rep);
  const callId = await makeCall(await makeActor());
  const [row] = await database().select().from(calls).where(eq(calls.id, callId));
  foreign = { callId, contactId: row?.contactId ?? "" };
});

const repeat = (againOf: string) =>
  startCall({
    actor: rep,
    input: StartCallInput.parse({ phone: freshPhone(), language: "ru", confirm: true, againOf }),
  }).then(
    () => "started",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe("an id that is somebody else's answers like one that is not there", () => {
  it("as the call to repeat", async () => {
    expect(await repeat(own)).toBe("started");
    expect(await repeat(foreign.callId)).toBe("not_found");
    expect(await repeat(randomUUID())).toBe("not_found");
  });

  it("as the cursor of calls", async () => {
    const pageAfter = (cursor: string) => listCalls(rep, { cursor });
    expect(await pageAfter(foreign.callId)).toEqual(await pageAfter(randomUUID()));
    expect((await pageAfter(foreign.callId)).items).toEqual([]);
    const newest = (await listCalls(rep, { limit: 1 })).nextCursor;
    expect((await pageAfter(newest ?? "")).items.map(({ id }) => id)).toContain(own);
  });

  it("as the cursor of clients", async () => {
    const pageAfter = (cursor: string) => listContacts(rep, { cursor });
    expect(await pageAfter(foreign.contactId)).toEqual(await pageAfter(randomUUID()));
    const newest = (await listContacts(rep, { limit: 1 })).nextCursor;
    expect((await pageAfter(newest ?? "")).items).toHaveLength(1);
  });
});
