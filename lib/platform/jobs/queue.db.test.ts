import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { defineEvent, defineJob } from "./define-job";
import { closeJobQueue, enqueue, jobQueue, publish, registerJobs } from "./queue";

const test = withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const data = z.object({ no: z.number() });
const happened = defineEvent("something-happened", data);
const job = defineJob({ name: "do-something", schema: data, on: happened, run: async () => {} });

const WAYS = {
  enqueue: (tx: Parameters<typeof enqueue>[0], no: number) => enqueue(tx, job, { no }),
  publish: (tx: Parameters<typeof publish>[0], no: number) => publish(tx, happened, { no }),
};

const jobsOf = (no: number) => sql`
  select xmin::text as writer from pgboss.job where name = ${job.name} and data->>'no' = ${String(no)}`;

describe.each(Object.entries(WAYS))("%s", (way, add) => {
  const no = way === "enqueue" ? 1 : 2;

  it("writes the job in the caller's own transaction", async () => {
    await registerJobs(await jobQueue(), [job]);
    const { writer, self } = await database().transaction(async (tx) => {
      await add(tx, no);
      const [row] = await tx.execute<{ writer: string }>(jobsOf(no));
      const [me] = await tx.execute<{ self: string }>(sql`select txid_current()::text as self`);
      return { writer: row?.writer, self: me?.self };
    });
    expect(writer).toBe(self);
  });

  it("leaves nothing of a transaction that did not commit", async () => {
    await registerJobs(await jobQueue(), [job]);
    const failing = database().transaction(async (tx) => {
      await add(tx, no + 10);
      throw new Error("changed our mind");
    });
    await expect(failing).rejects.toThrow("changed our mind");
    const left = await test.sql`
      select 1 from pgboss.job where name = ${job.name} and data->>'no' = ${String(no + 10)}`;
    expect(left).toHaveLength(0);
  });
});
