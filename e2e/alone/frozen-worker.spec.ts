import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";

test("a frozen worker is said on the call's page, also after a reload, and the call goes on when it answers", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  test.setTimeout(120_000);
  await sandbox.setSpeed(2);
  const call = await new StartCallPage(rep).start({ phone: phone("01") });
  await call.expectStatus("calling");
  const [beat] = await product.db<{ pid: number }[]>`
    select split_part(process, ':', 2)::int as pid from heartbeats
    where kind = 'worker' order by seen_at desc limit 1`;
  if (!beat) throw new Error("no worker runs");
  const silent = rep.getByTestId("worker-silent");
  process.kill(beat.pid, "SIGSTOP");
  try {
    await sandbox.setSpeed(40);
    await expect(silent).toBeVisible({ timeout: 45_000 });
    await rep.reload();
    await expect(silent).toBeVisible();
  } finally {
    process.kill(beat.pid, "SIGCONT");
  }
  // Its open transactions were ended meanwhile; a worker that dies of it is started again.
  await expect(silent).toBeHidden({ timeout: 45_000 });
  await call.expectOutcome("interested");
});
