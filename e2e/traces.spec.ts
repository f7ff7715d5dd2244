import { expect } from "playwright/test";
import type { ReceivedSpan } from "@/scripts/testing/trace-collector";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";

test("a call is one trace, from the click through the worker, the scenario and the reading to the CRM", async ({
  rep,
  phone,
}) => {
  const number = phone("01");
  const page = await new StartCallPage(rep).start({ phone: number, prompt: "" });
  await page.expectOutcome("interested");
  const callId = new URL(rep.url()).pathname.split("/").at(-1) ?? "";
  const traceId = callId.replaceAll("-", "");
  let spans: ReceivedSpan[] = [];
  const named = (name: string) => spans.filter((span) => span.name === name);
  await expect(async () => {
    const answer = await fetch(`${process.env.HALO_E2E_TRACES}/${traceId}`);
    spans = (await answer.json()) as ReceivedSpan[];
    expect(named("call")).toHaveLength(1);
    for (const name of [
      "action startCall",
      "job dial-call",
      "voximplant StartScenarios",
      "webhook voximplant.permit",
      "webhook voximplant.events",
      "openai responses",
    ])
      expect(named(name).length, name).toBeGreaterThan(0);
    expect(spans.some(({ name }) => /^sms/.test(name))).toBe(true);
    expect(spans.some(({ name }) => /^hubspot/.test(name))).toBe(true);
  }).toPass();

  const [call] = named("call");
  expect(call).toMatchObject({ parentSpanId: "", attributes: { outcome: "interested" } });
  for (const span of spans.filter((span) => span !== call))
    expect(span.parentSpanId).toBe(call?.spanId);
  expect(new Set(spans.map(({ service }) => service))).toEqual(
    new Set(["halo-web", "halo-worker"]),
  );
  const words = JSON.stringify(spans);
  expect(words).not.toContain(number.slice(-7));
});
