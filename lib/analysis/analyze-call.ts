import "server-only";
import { reopenStepsWithoutReading } from "@/lib/calls/steps";
import { readConversation } from "./reader/read-conversation";
import { runStep } from "./run-step";
import { storeReading } from "./store-reading";

/** The step "reading" of a call: claims it, reads, stores. Does nothing where it is settled or another run has it. */
export async function analyzeCall(callId: string): Promise<void> {
  await runStep(callId, "reading", async ({ tries }) => {
    const result = await readConversation(callId, tries);
    if (result.kind === "skipped") return { result: { state: "skipped", reason: result.reason } };
    if (result.kind === "failed") return { result: result.failure };
    return {
      result: { state: "done" },
      store: async (tx) => {
        await storeReading(tx, callId, result.reading, "worker");
        await reopenStepsWithoutReading(tx, callId);
      },
    };
  });
}
