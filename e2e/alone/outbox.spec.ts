import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";
import { readSteps } from "../stack/call-facts";

test("a message whose answer was lost is settled by hand from the outbox", async ({
  rep,
  supervisor,
  phone,
  product,
  sandbox,
}) => {
  const number = phone("01");
  await sandbox.addFault({
    service: "sms",
    match: { path: "/sms/send" },
    kind: "lose_answer",
    times: 1,
  });
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectOutcome("interested");
  await expect(call.repair("sms")).toHaveAttribute("data-state", "unknown");
  const { callId } = call;

  await rep.goto("/calls");
  await expect(rep.getByTestId("outbox-badge")).toBeVisible();
  await supervisor.goto("/outbox?state=unknown");
  const item = supervisor.locator(`[data-testid="outbox-item"][data-call-id="${callId}"]`);
  await expect(item).toHaveAttribute("data-kind", "sms");
  await expect(item).not.toContainText(number);
  await expect(item).not.toContainText(/start=[\w-]{8}/);
  await item.getByTestId("outbox-mark_sent").click();
  await supervisor.getByRole("dialog").getByTestId("outbox-confirm").click();
  await expect(item).toHaveCount(0);

  expect(await readSteps(product.db, callId)).toMatchObject({ sms: { state: "done", tries: 1 } });
  expect(await sandbox.messagesTo(number)).toHaveLength(1);
  const [line] = await product.db<{ actor: string; detail: { was: string } }[]>`
    select u.email as actor, a.detail from audit_log a join users u on u.id = a.actor_id
     where a.action = 'outbox.mark_sent' and a.object_id = ${callId}`;
  expect(line).toMatchObject({ actor: "supervisor@halo.test", detail: { was: "unknown" } });
});

test("a refused message is sent again or given up from the outbox", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  const numbers = [phone("01"), phone("01")] as const;
  const ids: string[] = [];
  for (const number of numbers) {
    await sandbox.addFault({
      service: "sms",
      match: { path: "/sms/send" },
      kind: "refuse",
      times: 1,
    });
    const call = await new StartCallPage(rep).start({ phone: number });
    await call.expectOutcome("interested");
    await expect(call.repair("sms")).toHaveAttribute("data-state", "failed_final");
    ids.push(call.callId);
  }
  const [again = "", gone = ""] = ids;
  const item = (callId: string) =>
    rep.locator(`[data-testid="outbox-item"][data-call-id="${callId}"]`);
  await rep.goto("/outbox?state=dead");
  await item(again).getByTestId("outbox-send_again").click();
  await expect(item(again)).toHaveCount(0);
  await item(gone).getByTestId("outbox-give_up").click();
  await rep.getByRole("dialog").getByTestId("outbox-confirm").click();
  await expect(item(gone)).toHaveCount(0);
  await expect.poll(() => sandbox.messagesTo(numbers[0])).toHaveLength(1);
  expect(await sandbox.messagesTo(numbers[1])).toHaveLength(0);
  expect(await readSteps(product.db, gone)).toMatchObject({ sms: { state: "skipped" } });
});
