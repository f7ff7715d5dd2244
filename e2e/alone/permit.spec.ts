import { expect } from "playwright/test";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";
import { readAttempts } from "../stack/call-facts";
import { postSigned } from "../stack/signed-post";

test("a second session of one attempt gets no permit, the first one is asked as often as it asks", async ({
  rep,
  phone,
  product,
  sandbox,
  request,
}) => {
  const number = phone("10");
  await sandbox.setSpeed(2);
  const call = await new StartCallPage(rep).start({ phone: number });
  await expect(call.stage("calling")).toContainText("ringing");
  const [attempt] = await readAttempts(product.db, call.callId);
  expect(attempt?.state).toBe("running");
  const ask = async (session: string) => {
    const answer = await postSigned(request, {
      path: "/voximplant/permit",
      id: `evt_${session}_0`,
      key: product.secret("HALO_WEBHOOK_KEY"),
      body: {
        v: 1,
        attempt_id: attempt?.id,
        session_id: session,
        control_url: null,
        occurred_at: new Date().toISOString(),
      },
    });
    expect(answer.status()).toBe(200);
    return answer.json();
  };
  expect(await ask("4999999999999")).toMatchObject({ go: false });
  expect(await ask(attempt?.sessionId ?? "")).toMatchObject({ go: true, settings: { number } });
  expect(await ask("4999999999999")).toMatchObject({ go: false });
  expect(await readAttempts(product.db, call.callId)).toEqual([attempt]);

  await sandbox.setSpeed(40);
  await call.expectOutcome("no_answer");
  const dialed = await sandbox.journal({ ref: attempt?.id ?? "", kind: "vox.dialed" });
  expect(dialed).toHaveLength(1);
});
