import "server-only";
import { seedDemoJob } from "@/db/seed/demo/seed-demo";
import { analysisJobs } from "@/lib/analysis/jobs";
import { sweepSignIns } from "@/lib/auth/jobs";
import { callJobs, callTicks } from "@/lib/calls/jobs";
import { sweepMergesTick } from "@/lib/contacts/merge/undo-merge";
import { sweepApiMemory } from "@/lib/entry/jobs";
import { followUpJobs, followUpTicks } from "@/lib/follow-ups/jobs";
import { sealAuditTick } from "@/lib/platform/audit-seals/seal-audit";
import type { AnyJob, TickDefinition } from "@/lib/platform/jobs/define-job";
import { sweepLiveEvents } from "@/lib/platform/live/read-changes";
import { rollUpTick } from "@/lib/reports/rollups/roll-up";
import { webhookJobs, webhookTicks } from "@/lib/webhooks/jobs";

/** The jobs of all rooms: the worker runs them, the migration creates their queues. */
export const allJobs: readonly AnyJob[] = [
  ...callJobs,
  ...analysisJobs,
  ...followUpJobs,
  ...webhookJobs,
  seedDemoJob,
];

export const allTicks: readonly TickDefinition[] = [
  ...callTicks,
  sweepMergesTick,
  sweepSignIns,
  sweepApiMemory,
  sweepLiveEvents,
  sealAuditTick,
  ...followUpTicks,
  ...webhookTicks,
  rollUpTick,
];
