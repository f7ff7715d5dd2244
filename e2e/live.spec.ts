import { expect } from "playwright/test";
import { test } from "./fixtures";
import { CallListPage } from "./pages/call-list-page";
import { StartCallPage } from "./pages/start-call-page";

test("a call's page and the list are moved by live updates, without a poll", async ({
  rep,
  supervisor,
  phone,
}) => {
  for (const page of [rep, supervisor]) {
    // Polls are intervals; without them nothing but the stream can move a page.
    await page.addInitScript(() => {
      Object.assign(window, { setInterval: () => 0 });
    });
  }
  const list = new CallListPage(supervisor);
  await list.open();
  const call = await new StartCallPage(rep).start({ phone: phone("02") });
  await expect(list.row(call.callId)).toBeVisible();
  await call.expectOutcome("interested");
  await expect(list.row(call.callId)).toContainText("Interested");
});

test("where no live updates come through, pages poll", async ({ rep, supervisor, phone }) => {
  for (const page of [rep, supervisor]) {
    await page.route("**/api/v1/live**", (route) => route.abort());
  }
  const list = new CallListPage(supervisor);
  await list.open();
  const call = await new StartCallPage(rep).start({ phone: phone("02") });
  await call.expectOutcome("interested");
  await expect(list.row(call.callId)).toContainText("Interested", { timeout: 45_000 });
});
