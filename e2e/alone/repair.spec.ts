import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";
import { countOpenJobs, readSteps } from "../stack/call-facts";

test("a refused message is retried alone: nothing else acts again, one message arrives", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  const number = phone("01");
  await sandbox.addFault({
    service: "sms",
    match: { path: "/sms/send" },
    kind: "refuse",
    times: 1,
  });
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectOutcome("interested");
  await call.expectStatus("completed");
  await expect(call.repair("sms")).toHaveAttribute("data-state", "failed_final");
  await expect(call.repair("sms")).toContainText("sms_ru: 207");
  expect(await sandbox.messagesTo(number)).toEqual([]);
  const before = await readSteps(product.db, call.callId);
  expect(before).toMatchObject({
    reading: { state: "done", tries: 1 },
    follow_up: { state: "done", tries: 1 },
    sms: { state: "failed_final", tries: 1 },
    crm: { state: "done", tries: 1 },
  });
  const deals = (await sandbox.inbox()).deals.length;

  await call.retry("sms");
  await expect(call.repair("sms")).toBeHidden();
  await expect(call.event("step_retried")).toHaveCount(1);
  await expect
    .poll(() => readSteps(product.db, call.callId))
    .toEqual({ ...before, sms: { step: "sms", state: "done", tries: 2 } });
  expect(await countOpenJobs(product.db, call.callId)).toBe(0);
  expect(await sandbox.messagesTo(number)).toEqual([await call.followUp.textContent()]);
  expect((await sandbox.inbox()).deals).toHaveLength(deals);
});

test("a message whose answer was lost is unknown and waits for a person", async ({
  rep,
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
  expect(await readSteps(product.db, call.callId)).toMatchObject({
    sms: { state: "unknown", tries: 1 },
    crm: { state: "done", tries: 1 },
  });
  // Nothing is left that could send it again.
  expect(await countOpenJobs(product.db, call.callId)).toBe(0);
  expect(await sandbox.messagesTo(number)).toHaveLength(1);

  // The person decides for a second one, and answers for it.
  await call.retry("sms");
  await expect(call.repair("sms")).toBeHidden();
  await expect
    .poll(() => readSteps(product.db, call.callId))
    .toMatchObject({ sms: { state: "done", tries: 2 }, crm: { tries: 1 } });
  expect(await sandbox.messagesTo(number)).toHaveLength(2);
  const [entry] = await product.db<{ actor: string }[]>`
    select u.email as actor from audit_log a join users u on u.id = a.actor_id
     where a.action = 'calls.retry_step' and a.object_id = ${call.callId}`;
  expect(entry?.actor).toBe("rep@halo.test");
});

test("messages of the scenario that are lost, doubled or late change nothing about the end", async ({
  rep,
  phone,
  sandbox,
}) => {
  const misfortunes = [
    { kind: "duplicate" },
    { kind: "reorder", share: 0.5 },
    { kind: "delay", ms: 300, share: 0.5 },
  ] as const;
  for (const fault of misfortunes)
    await sandbox.addFault({
      service: "webhooks",
      match: { path: "/voximplant/events" },
      ...fault,
    });
  const number = phone("03");
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectOutcome("interested");
  expect(await sandbox.messagesTo(number)).toHaveLength(1);
});
