import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";
import { readCall } from "../stack/call-facts";

test("a running call is hung up from its page and ends with the words spoken so far", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  await sandbox.setSpeed(3);
  const call = await new StartCallPage(rep).start({ phone: phone("02") });
  await expect(call.turns.nth(1)).toBeVisible();
  await call.expectStatus("calling");
  // The page survives a reload: call and words are where they were.
  await rep.reload();
  await expect(call.turns.nth(1)).toBeVisible();
  await call.hangUp.click();
  await expect(call.hangUp).toBeHidden();
  await sandbox.setSpeed(40);
  await expect(call.result).toBeVisible();

  const row = await readCall(product.db, call.callId);
  expect(row).toMatchObject({ status: "completed", endedBy: "user" });
  const entries = await sandbox.journal({ session: row.session ?? "", kind: "vox.hangup" });
  expect(entries).toHaveLength(1);
  const spoken = (await sandbox.turns(row.session ?? "")).map(({ text }) => text).join(" ");
  const shown = (await call.spokenTurns()).map(({ text }) => text).join(" ");
  expect(shown).toBe(spoken);
  await expect(call.event("hang_up_asked")).toHaveCount(1);
});

test("a call hung up while it rings is canceled and never answered", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  await sandbox.setSpeed(2);
  const call = await new StartCallPage(rep).start({ phone: phone("10") });
  await expect(call.stage("calling")).toContainText("ringing");
  await call.hangUp.click();
  await sandbox.setSpeed(40);
  await expect(call.result).toBeVisible();
  await call.expectStatus("canceled");

  const row = await readCall(product.db, call.callId);
  expect(row).toMatchObject({ status: "canceled", outcome: null });
  const kinds = (await sandbox.journal({ session: row.session ?? "", kind: "vox." })).map(
    ({ kind }) => kind,
  );
  expect(kinds).toContain("vox.ringing");
  expect(kinds).not.toContain("vox.answered");
});
