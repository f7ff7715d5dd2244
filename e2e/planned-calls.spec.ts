import { expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import { PlannedCallsPage } from "./pages/planned-calls-page";
import { StartCallPage } from "./pages/start-call-page";
import { readAttempts } from "./stack/call-facts";
import type { Product } from "./stack/product";

/** Plans a call for tomorrow at ten by the callee's clock. Returns the plan's id. */
async function planForTomorrow(page: Page, number: string): Promise<string> {
  const form = new StartCallPage(page);
  await form.open();
  await form.phone.fill(number);
  await form.choose("when", "later");
  await page.getByRole("button", { name: /^(Tomorrow|Завтра)/ }).click();
  await expect(page.locator("#localTime")).not.toHaveValue("");
  await form.submit.click();
  await expect(page).toHaveURL(/\/calls\/planned\?made=/);
  return new URL(page.url()).searchParams.get("made") ?? "";
}

/** Moves the hour of a plan to this moment. */
async function makeDue(product: Product, id: string): Promise<void> {
  await product.db`update planned_calls set due_at = now(), try_at = now() where id = ${id}`;
}

test("a planned call is shown by both clocks and rings when its time has come, once", async ({
  rep,
  phone,
  product,
  sandbox,
}) => {
  const id = await planForTomorrow(rep, phone("01"));
  const list = new PlannedCallsPage(rep);
  await list.expectState(id, "planned");
  // Tashkent is two hours ahead of the browser's Moscow.
  await expect(list.row(id)).toContainText("10:00");
  await expect(list.row(id)).toContainText(/0?8:00/);

  await makeDue(product, id);
  await expect
    .poll(async () => {
      const [row] = await product.db<{ state: string }[]>`
        select state from planned_calls where id = ${id}`;
      return row?.state;
    })
    .toBe("started");
  await list.open();
  await list.expectState(id, "started");
  const [plan] = await product.db<{ callId: string; lateMs: number }[]>`
    select p.call_id as "callId", (extract(epoch from c.created_at - p.due_at) * 1000)::int as "lateMs"
    from planned_calls p join calls c on c.id = p.call_id where p.id = ${id}`;
  if (!plan) throw new Error("no call was made");
  expect(plan.lateMs).toBeLessThan(5000);
  await expect.poll(async () => (await readAttempts(product.db, plan.callId)).length).toBe(1);
  const [attempt] = await readAttempts(product.db, plan.callId);
  await expect
    .poll(async () =>
      sandbox.journal({ ref: attempt?.id ?? "", kind: "vox.dialed" }).then(({ length }) => length),
    )
    .toBe(1);
});

test("a rule that came in between blocks a planned call, and its owner is told with the reason", async ({
  pageOf,
  phone,
  product,
}) => {
  const number = phone("01");
  const page = await pageOf("rep@halo.test");
  const id = await planForTomorrow(page, number);
  // Half an hour late: its hour is gone.
  await product.db`
    update planned_calls set due_at = now() - interval '40 minutes', try_at = now() where id = ${id}`;
  const list = new PlannedCallsPage(page);
  await expect
    .poll(async () => {
      const [row] = await product.db<{ state: string }[]>`
        select state from planned_calls where id = ${id}`;
      return row?.state;
    })
    .toBe("blocked");
  await list.open();
  await list.expectState(id, "blocked");
  await expect(list.row(id).getByTestId("planned-reason")).not.toBeEmpty();
  await expect(list.notice).toBeVisible();
  await list.notice.getByRole("button").click();
  await expect(list.notice).toBeHidden();

  // Given another hour it is a plan again.
  await list.row(id).getByRole("link").click();
  await page.getByRole("button", { name: /^(Monday|В понедельник)/ }).click();
  await page.locator('[data-testid="start-call-form"] button[type="submit"]').click();
  await expect(page).toHaveURL(/\/calls\/planned\?made=/);
  await list.expectState(id, "planned");
  await list.cancel(id);
  await list.expectState(id, "canceled");
});

test("from anywhere a usual call takes the key C, the number and Enter", async ({ rep, phone }) => {
  const number = phone("05").replace("+", "");
  await rep.goto("/contacts");
  await expect(rep.getByRole("heading", { level: 1 })).toBeVisible();
  await rep.keyboard.press("c");
  await expect(rep.locator("#phone")).toBeFocused();
  await rep.keyboard.type(number);
  await rep.keyboard.press("Enter");
  await expect(rep).toHaveURL(/\/calls\/[0-9a-f-]{36}$/);
});

test("a call with a bot says the bot's words and names its version", async ({
  rep,
  phone,
  product,
}) => {
  await rep.goto("/bots");
  await expect(rep.getByTestId("bot")).toHaveCount(4);
  await rep.getByTestId("bot").last().getByRole("link").click();
  const form = new StartCallPage(rep);
  await expect(rep.getByTestId("bot-words")).toBeVisible();
  await form.phone.fill(phone("01"));
  const call = await form.send();
  const [row] = await product.db<{ version: number; bot: string }[]>`
    select v.no as version, b.name as bot from calls c
    join bot_versions v on v.id = c.bot_version_id join bots b on b.id = v.bot_id
    where c.id = ${call.callId}`;
  if (!row) throw new Error("the call names no bot");
  await call.expectOutcome("interested");
  await expect(rep.getByTestId("turns")).toContainText(row.bot);
  await expect(rep.getByTestId("facts")).toContainText(`${row.bot}, version ${row.version}`);
});
