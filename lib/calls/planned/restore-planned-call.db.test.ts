import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { plannedCalls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { makeActor } from "../testing/test-calls";
import { cancelPlannedCall, restorePlannedCall } from "./change-planned-call";
import { planCall } from "./plan-call";
import { getPlannedCall } from "./queries";
import { wants } from "./testing/plan-wishes";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

it("takes calling off back for whoever may plan it, while its hour is ahead", async () => {
  const actor = await makeActor();
  const { plannedCallId } = await planCall({ actor, input: wants({ confirm: true }) });
  const command = { actor, input: { plannedCallId } };
  const stateOf = async () => (await getPlannedCall(actor, plannedCallId)).state;
  await cancelPlannedCall(command);
  const foreign = restorePlannedCall({ ...command, actor: await makeActor() });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  await restorePlannedCall(command);
  await restorePlannedCall(command);
  expect(await stateOf()).toBe("planned");

  await cancelPlannedCall(command);
  await database()
    .update(plannedCalls)
    .set({ dueAt: sql`clock_timestamp() - interval '1 second'` })
    .where(eq(plannedCalls.id, plannedCallId));
  await expect(restorePlannedCall(command)).rejects.toMatchObject({ code: "conflict" });
  expect(await stateOf()).toBe("canceled");
});
