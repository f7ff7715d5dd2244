import { expect } from "playwright/test";
import { Listener } from "@/lib/entry/live/testing/heard";
import { test } from "../fixtures";
import { StartCallPage } from "../pages/start-call-page";

test("a web process that stops ends its streams, and at the next one nothing was missed", async ({
  rep,
  phone,
  product,
}) => {
  test.setTimeout(240_000);
  const call = await new StartCallPage(rep).start({ phone: phone("02") });
  const cookies = await rep.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const listen = async (place: string | null) =>
    new Listener(
      await fetch(`${product.url}/api/v1/live?recentSeconds=60`, {
        headers: { cookie, ...(place ? { "last-event-id": place } : {}) },
      }),
      place,
    );
  const first = await listen(null);
  const heard = new Set(await first.ids(1));

  const { pid, starts } = product.run().children.web ?? { pid: 0, starts: 0 };
  process.kill(pid, "SIGTERM");
  for (let next = await first.next(); next !== null; next = await first.next())
    if (next.data.id !== undefined) heard.add(next.data.id);
  await expect
    .poll(() => product.run().children.web?.starts ?? 0, { timeout: 45_000 })
    .toBeGreaterThan(starts);
  const isUp = () =>
    fetch(`${product.url}/voximplant/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp, { timeout: 45_000 }).toBe(true);

  const second = await listen(first.place);
  // At 40 × the outage lasts for minutes of the talk: how the call ends is not asked here, only that it does. Where
  // every report was lost meanwhile, the watchdog looks 75 s after the permit (`ringSeconds` and `ringSlackSeconds`).
  await expect(call.result).toBeVisible({ timeout: 120_000 });
  const told = await product.db<{ id: number }[]>`
    select id::int as id from live_events where call_id = ${call.callId} and kind = 'call'`;
  while (told.some(({ id }) => !heard.has(id))) for (const id of await second.ids(1)) heard.add(id);
  await second.leave();
});
