import "server-only";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { sweepAnswers } from "./api/answer-once";
import { sweepRequestCounts } from "./api/rate-limit";

/** What the REST doors remember for a while leaves the tables. */
export const sweepApiMemory: TickDefinition = {
  name: "sweep-api-memory",
  everySeconds: 600,
  async run() {
    await sweepRequestCounts();
    await sweepAnswers();
  },
};
