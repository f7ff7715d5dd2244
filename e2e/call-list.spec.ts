import { expect } from "playwright/test";
import { test } from "./fixtures";
import { CallListPage } from "./pages/call-list-page";

test("the list is walked by keys, selected, called again and taken along as a file", async ({
  supervisor,
  product,
}) => {
  const list = new CallListPage(supervisor);
  await list.open("outcome=busy");
  const [first = "", second = ""] = await list.callIds();
  const active = (id: string) => expect(list.row(id)).toHaveAttribute("data-active", "true");
  await expect(async () => {
    await supervisor.keyboard.press("k");
    await expect(list.row(first)).toHaveAttribute("data-active", "true", { timeout: 500 });
  }).toPass();
  await supervisor.keyboard.press("x");
  await supervisor.keyboard.press("j");
  await active(second);
  await supervisor.keyboard.press("x");
  const bar = supervisor.getByTestId("bulk-bar");
  const href = (await bar.getByRole("link").getAttribute("href")) ?? "";
  const file = await supervisor.request.get(href);
  expect(file.headers()["content-type"]).toContain("text/csv");
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]?.startsWith("\uFEFF")).toBe(true);
  for (const line of lines.slice(1)) expect(line).toMatch(/,'\+\d+,/);

  await bar.getByRole("button").first().click();
  const dialog = supervisor.getByRole("dialog");
  await dialog.getByRole("button").last().click();
  await expect(supervisor.getByTestId("called-again")).toBeVisible();
  const made = await product.db<{ againOf: string }[]>`
    select again_of as "againOf" from calls where again_of in (${first}, ${second})`;
  expect(made.map(({ againOf }) => againOf).sort()).toEqual([first, second].sort());
  await dialog.getByRole("button").last().click();
  await expect(bar).toBeHidden();
  await supervisor.keyboard.press("Enter");
  await expect(supervisor).toHaveURL(new RegExp(`/calls/${second}$`));
});

test("words said and parts of numbers find calls, filters stand in the address, columns are remembered", async ({
  supervisor,
  product,
}) => {
  const list = new CallListPage(supervisor);
  const [call] = await product.db<{ id: string; phone: string; text: string }[]>`
    select calls.id, phone, text from calls join call_turns on call_id = calls.id
    where is_demo and speaker = 'callee' and length(text) > 20 order by created_at desc limit 1`;
  const said = call?.text.split(" ").slice(0, 3).join(" ") ?? "";
  for (const q of [said, call?.phone.slice(1) ?? ""]) {
    await list.open(`q=${encodeURIComponent(q)}`);
    await expect(list.row(call?.id ?? "")).toBeVisible();
  }
  await list.open();
  await list.filters.getByRole("combobox").nth(1).selectOption("busy");
  await list.filters.getByRole("button").first().click();
  await expect(supervisor).toHaveURL(/outcome=busy/);
  await expect(list.rows.first().getByTestId("outcome")).toHaveAttribute("data-outcome", "busy");

  const menu = supervisor.getByTestId("column-menu");
  await menu.locator("summary").click();
  const heads = supervisor.getByTestId("call-table").getByRole("columnheader");
  const before = await heads.count();
  await menu.getByRole("checkbox").first().uncheck();
  await expect(heads).toHaveCount(before - 1);
  await expect
    .poll(async () => (await supervisor.context().cookies()).map(({ name }) => name))
    .toContain("halo-call-columns");
  await supervisor.reload();
  await expect(heads).toHaveCount(before - 1);
});
