import "server-only";
import { z } from "zod";
import { database } from "@/db/client";
import { callFinished } from "@/lib/calls/events";
import { defineJob } from "@/lib/platform/jobs/define-job";
import { log } from "@/lib/platform/log";
import { analyzeCall } from "./analyze-call";
import { readConversation } from "./reader/read-conversation";
import { storeReading } from "./store-reading";

export const analyzeCallJob = defineJob({
  name: "analyze-call",
  schema: z.object({ callId: z.uuid() }),
  on: callFinished,
  /** Two answers of the model at most, forty seconds each. */
  expireInSeconds: 110,
  run: ({ callId }) => analyzeCall(callId),
});

export const readCallAgainJob = defineJob({
  name: "read-call-again",
  schema: z.object({ callId: z.uuid(), requestedBy: z.string() }),
  expireInSeconds: 110,
  async run({ callId, requestedBy }) {
    const result = await readConversation(callId, 1);
    if (result.kind === "failed" && result.failure.state === "retry") {
      throw new Error(`the reading failed: ${result.failure.error}`);
    }
    if (result.kind !== "read") {
      log.warn("a call could not be read again", { callId, reason: result.kind });
      return;
    }
    await database().transaction((tx) => storeReading(tx, callId, result.reading, requestedBy));
  },
});

export const analysisJobs = [analyzeCallJob, readCallAgainJob];
