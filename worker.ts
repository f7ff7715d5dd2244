import { closeDatabase } from "@/db/client";
import { tellCallGauges } from "@/lib/calls/watchdog/call-gauges";
import { tellDialGauges } from "@/lib/calls/watchdog/dial-gauges";
import { env } from "@/lib/env";
import { serveAdmin } from "@/lib/platform/admin-server";
import { keepHeartbeat } from "@/lib/platform/heartbeat";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { runJobs } from "@/lib/platform/jobs/run-jobs";
import { log } from "@/lib/platform/log";
import { tellPlatformGauges } from "@/lib/platform/platform-gauges";
import { sealKeysFit } from "@/lib/platform/seal/probe";
import { startTracing } from "@/lib/platform/tracing/start-tracing";
import { allJobs, allTicks } from "./jobs";

/** How long running jobs may take to end after SIGTERM; what is cut off is run again by another worker. */
const GRACE_MS = 25_000;

const stopTracing = await startTracing();
tellPlatformGauges();
tellCallGauges();
tellDialGauges();
const admin = await serveAdmin(env().WORKER_ADMIN_PORT);
// With wrong keys nothing runs: what outside services would get could not be opened, what they give not be kept.
const isFit = await sealKeysFit();
if (!isFit) log.error("SECRET_KEY and HALO_SEAL_KEYS do not open this database's secrets");
const stopTicks = isFit ? await runJobs(allJobs, allTicks) : async () => undefined;
const stopHeartbeat = await keepHeartbeat("worker");
admin.setReady(true);
log.info("worker started", { port: admin.port, count: allJobs.length });

let isStopping = false;

async function stop(signal: string): Promise<void> {
  log.info("worker stopping", { signal });
  admin.setReady(false);
  const force = setTimeout(() => process.exit(1), GRACE_MS + 3000);
  force.unref();
  await stopTicks();
  await closeJobQueue(GRACE_MS);
  await stopHeartbeat();
  await stopTracing();
  await closeDatabase();
  await admin.close();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("worker did not stop cleanly", { error });
        process.exit(1);
      },
    );
  });
}
