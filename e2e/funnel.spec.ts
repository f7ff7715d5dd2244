import { expect } from "playwright/test";
import { test } from "./fixtures";
import { AnalyticsPage, FUNNEL, type FunnelCounts } from "./pages/analytics-page";
import { CallListPage } from "./pages/call-list-page";
import { CallPage } from "./pages/call-page";
import { StartCallPage } from "./pages/start-call-page";

const PASSWORD = "a funnel of our own";

/** What a rep calls and how far down the funnel each of these people goes. */
const PEOPLE = [
  { ending: "01", outcome: "interested", reaches: ["called", "talked", "interested", "lead"] },
  { ending: "04", outcome: "callback", reaches: ["called", "talked", "interested"] },
  { ending: "05", outcome: "not_interested", reaches: ["called", "talked"] },
  { ending: "08", outcome: "voicemail", reaches: ["called"] },
  { ending: "09", outcome: "busy", reaches: ["called"] },
] as const;

test("a supervisor sees the funnel move, and each number opens exactly its calls", async ({
  product,
  pageOf,
  phone,
}) => {
  const team = `Funnel ${phone("00")}`;
  const person = (role: string) => `${role}.${phone("00").slice(1)}@funnel.test`;
  const emails = { supervisor: person("supervisor"), rep: person("rep") };
  for (const role of ["supervisor", "rep"] as const) {
    await product.users(["add", emails[role], "--role", role, "--team", team], PASSWORD);
  }
  const analytics = new AnalyticsPage(await pageOf(emails.supervisor, PASSWORD));
  await analytics.open();
  expect(await analytics.counts()).toEqual({ called: 0, talked: 0, interested: 0, lead: 0 });

  const rep = await pageOf(emails.rep, PASSWORD);
  const idsOf: Record<keyof FunnelCounts, string[]> = {
    called: [],
    talked: [],
    interested: [],
    lead: [],
  };
  const started: { callId: string; outcome: string }[] = [];
  for (const { ending, outcome, reaches } of PEOPLE) {
    const { callId } = await new StartCallPage(rep).start({ phone: phone(ending) });
    started.push({ callId, outcome });
    for (const step of reaches) idsOf[step].push(callId);
  }
  for (const { callId, outcome } of started) {
    const call = new CallPage(rep);
    await call.open(callId);
    await call.expectOutcome(outcome);
  }

  await analytics.open();
  expect(await analytics.counts()).toEqual({ called: 5, talked: 3, interested: 2, lead: 1 });
  const { page } = analytics;
  // One call beside the figures; Escape and Back lead to them again.
  const row = page.getByTestId("call-row").first();
  const callId = await row.getAttribute("data-call-id");
  await row.getByRole("link").click();
  const panel = page.getByTestId("call-panel");
  await expect(
    panel.getByTestId("follow-up-text").or(panel.getByTestId("crm-status")),
  ).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`call=${callId}`));
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/call=/);

  await page.getByTestId("group-refusal").click();
  await expect(page).toHaveURL(/\/calls\?.*group=refusal/);
  await expect(new CallListPage(page).rows).toHaveCount(1);

  for (const step of FUNNEL) {
    await analytics.open();
    await analytics.step(step).click();
    const list = new CallListPage(analytics.page);
    await expect(list.page).toHaveURL(new RegExp(`/calls\\?.*funnel=${step}`));
    await expect(list.filters).toBeVisible();
    await expect(list.rows).toHaveCount(idsOf[step].length);
    expect((await list.callIds()).sort()).toEqual(idsOf[step].sort());
  }
});
