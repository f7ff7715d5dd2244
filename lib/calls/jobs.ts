import "server-only";
import { z } from "zod";
import { database } from "@/db/client";
import { defineJob, type TickDefinition } from "@/lib/platform/jobs/define-job";
import { enqueue } from "@/lib/platform/jobs/queue";
import { dialCall } from "./dial/dial-call";
import { addUpTodayTick } from "./dial/spent-today";
import { deleteRecordingsTick } from "./erasure/delete-recordings";
import { callRequested } from "./events";
import { startDueCalls } from "./planned/start-due-calls";
import { watchCalls } from "./watchdog/watch-calls";

const callRef = z.object({ callId: z.uuid() });

export const dialCallJob = defineJob({
  name: "dial-call",
  schema: callRef,
  on: callRequested,
  concurrency: 20,
  async run({ callId }) {
    const result = await dialCall(callId);
    if (result.kind === "again") {
      await database().transaction((tx) =>
        enqueue(
          tx,
          { name: "dial-call", schema: callRef },
          { callId },
          { afterSeconds: result.seconds },
        ),
      );
    }
  },
});

export const callJobs = [dialCallJob];

export const callTicks: TickDefinition[] = [
  deleteRecordingsTick,
  addUpTodayTick,
  { name: "watch-calls", everySeconds: 5, run: watchCalls },
  {
    name: "start-planned-calls",
    everySeconds: 1,
    run: async () => {
      await startDueCalls();
    },
  },
];
