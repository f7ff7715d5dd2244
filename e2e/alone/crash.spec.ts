import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";
import { readAttempts, readCall, readSteps } from "../stack/call-facts";

test("web and worker die while the call runs; it still ends right, and once", async ({
  rep,
  phone,
  product,
  sandbox,
  request,
}) => {
  test.setTimeout(120_000);
  const number = phone("01");
  await sandbox.setSpeed(2);
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectStatus("calling");
  const starts = product.kill("web", "worker");
  for (const name of ["web", "worker"] as const) {
    await expect
      .poll(() => product.run().children[name]?.starts ?? 0, { timeout: 60_000 })
      .toBe((starts[name] ?? 0) + 1);
  }
  await expect
    .poll(
      () =>
        request.get("/readyz").then(
          (answer) => answer.status(),
          () => 0,
        ),
      {
        timeout: 60_000,
      },
    )
    .toBe(200);
  expect(await readCall(product.db, call.callId)).toMatchObject({ status: "calling" });
  await sandbox.setSpeed(40);

  // The page that was open all the time goes on by itself.
  await call.expectOutcome("interested");
  await call.expectStatus("completed");
  const attempts = await readAttempts(product.db, call.callId);
  expect(attempts).toHaveLength(1);
  const dialed = await sandbox.journal({ ref: attempts[0]?.id ?? "", kind: "vox.dialed" });
  expect(dialed).toHaveLength(1);
  expect(await readSteps(product.db, call.callId)).toMatchObject({
    reading: { state: "done" },
    follow_up: { state: "done" },
    sms: { state: "done", tries: 1 },
    crm: { state: "done" },
  });
  expect(await sandbox.messagesTo(number)).toHaveLength(1);
  const { contacts, deals } = await sandbox.inbox();
  const people = contacts.filter(({ properties }) => properties.phone === number);
  expect(people).toHaveLength(1);
  expect(deals.filter((deal) => deal.contacts.includes(people[0]?.id ?? ""))).toHaveLength(1);
});
