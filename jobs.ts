import "server-only";
import { callJobs, callTicks } from "@/lib/calls/jobs";
import type { AnyJob, TickDefinition } from "@/lib/platform/jobs/define-job";

/** The jobs of all rooms: the worker runs them, the migration creates their queues. */
export const allJobs: readonly AnyJob[] = [...callJobs];

export const allTicks: readonly TickDefinition[] = [...callTicks];
