import { expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { metricsPage } from "@/lib/platform/metrics";
import { tellPlatformGauges } from "@/lib/platform/platform-gauges";
import { makeActor, makeCall, makeFinished, makeSession } from "../testing/test-calls";
import { tellCallGauges } from "./call-gauges";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

/** The values of a metric by its labels as the page writes them. */
async function values(name: string): Promise<Record<string, number>> {
  const { body } = await metricsPage();
  const lines = body
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(name.length, line.lastIndexOf(" ")),
      Number(line.split(" ").at(-1)),
    ]),
  );
}

it("tells true states of calls, lines and steps, and what became of calls", async () => {
  tellPlatformGauges();
  tellCallGauges();
  const actor = await makeActor("rep");
  await makeCall(actor);
  await makeSession(actor);
  await makeFinished(actor);

  const open = await values("halo_calls_open");
  expect(open['{status="initiating"}']).toBe(1);
  expect(open['{status="calling"}']).toBe(1);
  expect((await values("halo_calls_open_oldest_seconds"))['{status="initiating"}']).toBeGreaterThan(
    0,
  );
  const slots = Object.values(await values("halo_slots_used"));
  expect(slots).toEqual([1]);
  expect((await values("halo_steps_open"))['{step="reading",state="planned"}']).toBe(1);
  expect((await values("halo_permits_total"))['{answer="go"}']).toBe(2);
  expect((await values("halo_call_stage_seconds_count"))['{status="initiating"}']).toBe(2);
  expect((await values("halo_database_answer_seconds"))[""]).toBeGreaterThan(0);
  expect(Object.keys(await values("halo_jobs"))).toContain('{queue="dead-letters",state="ready"}');
});
