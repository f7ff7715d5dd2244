import { randomUUID } from "node:crypto";
import { expect } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";
import { readSteps } from "./stack/call-facts";

test("the result plays the recording, shows what each claim rests on, and takes a person's word", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  const number = phone("02");
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectOutcome("interested");

  const [row] = await product.db<{ talkSeconds: number }[]>`
    select talk_seconds as "talkSeconds" from calls where id = ${call.callId}`;
  const talkSeconds = row?.talkSeconds ?? 0;
  const seconds = () => call.recording.evaluate((audio: HTMLAudioElement) => audio.duration);
  await expect
    .poll(async () => Math.abs((await seconds()) - talkSeconds), { timeout: 30_000 })
    .toBeLessThanOrEqual(1);
  const part = await rep.request.get(`/api/v1/calls/${call.callId}/recording`, {
    headers: { range: "bytes=0-99" },
  });
  expect([part.status(), (await part.body()).length]).toEqual([206, 100]);
  const captions = await rep.request.get(`/api/v1/calls/${call.callId}/captions`);
  expect(await captions.text()).toContain(
    ((await call.spokenTurns())[0]?.text ?? "?").slice(0, 20),
  );

  const claim = call.claims.first();
  await expect(call.litTurns).toHaveCount(0);
  await claim.hover();
  await expect(call.litTurns).not.toHaveCount(0);

  const cited = rep.getByTestId("turn-claims").first();
  await cited.hover();
  await expect(rep.locator('[data-testid="claim"][data-lit]')).not.toHaveCount(0);

  const before = await readSteps(product.db, call.callId);
  await call.readAgain.click();
  const readings = async () => {
    const [found] = await product.db<{ all: number; current: number }[]>`
      select count(*)::int as all, count(*) filter (where is_current)::int as current
        from call_readings where call_id = ${call.callId}`;
    return { ...found };
  };
  await expect.poll(readings).toEqual({ all: 2, current: 1 });
  await expect(call.readAgain).toBeEnabled();
  expect(await readSteps(product.db, call.callId)).toMatchObject({
    follow_up: before.follow_up,
    sms: before.sms,
    crm: before.crm,
  });
  expect(await sandbox.messagesTo(number)).toHaveLength(1);

  await call.correctOutcome("callback");
  await call.expectOutcome("callback");
  await expect(call.root).toContainText("Interested");
  const [corrected] = await product.db<{ outcome: string; source: string }[]>`
    select outcome, outcome_source as source from calls where id = ${call.callId}`;
  expect({ ...corrected }).toEqual({ outcome: "callback", source: "person" });
});

test("the player shows both speakers, goes where one presses and obeys the keys", async ({
  rep,
  phone,
}) => {
  const call = await new StartCallPage(rep).start({ phone: phone("02") });
  await call.expectOutcome("interested");
  await expect(rep.locator('[data-testid="waveform"][data-is-known="true"]')).toBeVisible();
  const answer = await rep.request.get(`/api/v1/calls/${call.callId}/waveform`);
  const { waveform } = (await answer.json()) as { waveform: { bot: number[]; callee: number[] } };
  for (const speaker of [waveform.bot, waveform.callee])
    expect(Math.max(...speaker)).toBeGreaterThan(20);

  const place = () =>
    call.recording.evaluate((audio: HTMLAudioElement) => audio.currentTime * 1000);
  const startsMs = await rep.request.get(`/api/v1/calls/${call.callId}/status`);
  const { turns } = (await startsMs.json()) as { turns: { startMs: number }[] };
  for (const no of [3, 1]) {
    const landed = call.recording.evaluate(
      (audio: HTMLAudioElement) =>
        new Promise<number>((resolve) =>
          audio.addEventListener("seeked", () => resolve(audio.currentTime * 1000), { once: true }),
        ),
    );
    await call.turns.nth(no).getByRole("button").click();
    expect(Math.abs((await landed) - (turns[no]?.startMs ?? Number.NaN))).toBeLessThanOrEqual(300);
    await expect(call.turns.nth(no)).toHaveAttribute("data-playing", "true");
  }
  const isPaused = () => call.recording.evaluate((audio: HTMLAudioElement) => audio.paused);
  await rep.getByTestId("play").click();
  await expect.poll(isPaused).toBe(true);
  await rep.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const before = await place();
  await rep.keyboard.press("ArrowRight");
  await expect.poll(async () => Math.round((await place()) - before)).toBe(5000);
  await rep.keyboard.press("]");
  expect(await call.recording.evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.25);
  await rep.keyboard.press("Space");
  await expect.poll(isPaused).toBe(false);
});

test("a call of somebody else is as good as missing", async ({ rep, supervisor, phone }) => {
  const call = await new StartCallPage(supervisor).start({ phone: phone("12") });
  await call.expectOutcome("invalid_number");
  for (const callId of [call.callId, randomUUID()]) {
    const page = await rep.goto(`/calls/${callId}`);
    expect(page?.status()).toBe(404);
    await expect(rep.getByText("There is nothing here")).toBeVisible();
    await expect(rep.getByTestId("call")).toHaveCount(0);
  }
  for (const part of ["", "/status", "/recording", "/captions", "/waveform"]) {
    const answer = await rep.request.get(`/api/v1/calls/${call.callId}${part}`);
    expect(answer.status(), part).toBe(404);
  }
});
