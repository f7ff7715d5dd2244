import { expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";

const bar = (page: Page) => page.getByTestId("command-bar");
const field = (page: Page) => bar(page).getByRole("combobox");
const option = (page: Page, name: string | RegExp) => bar(page).getByRole("option", { name });

test("by keys alone a rep finds a page, a client and a number to call, and comes back to what was open", async ({
  rep,
  product,
}) => {
  const [client] = await product.db<{ id: string; name: string; phone: string }[]>`
    select c.id, c.name, p.phone from contacts c
      join contact_phones p on p.contact_id = c.id
      join calls on calls.contact_id = c.id
      join users on users.id = calls.owner_id and users.email = 'rep@halo.test'
     where c.name is not null and calls.is_demo limit 1`;
  if (!client) throw new Error("the demo has no client of the rep");
  await rep.goto("/calls");
  await rep.keyboard.press("Control+k");
  await field(rep).fill("plann");
  await expect(option(rep, "Planned calls")).toHaveAttribute("aria-selected", "true");
  await rep.keyboard.press("Enter");
  await expect(rep).toHaveURL(/\/calls\/planned$/);

  await rep.keyboard.press("Control+k");
  await field(rep).fill(client.name);
  await expect(option(rep, new RegExp(client.name)).first()).toBeVisible();
  await rep.keyboard.press("Enter");
  await expect(rep.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(rep).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);
  const card = rep.url();

  await rep.keyboard.press("Control+k");
  await field(rep).fill(client.phone);
  await expect(option(rep, /^Call \+/)).toHaveAttribute("aria-selected", "true");
  await expect(bar(rep).getByRole("group", { name: "Calls" })).toBeVisible();
  await rep.keyboard.press("Enter");
  await expect(rep).toHaveURL(/\/calls\/new\?phone=/);
  const typed = await new StartCallPage(rep).phone.inputValue();
  expect(typed.replace(/\D/g, "")).toBe(client.phone.replace(/\D/g, ""));

  await rep.keyboard.press("Control+k");
  await expect(bar(rep).getByRole("group", { name: "Opened lately" })).toBeVisible();
  await rep.keyboard.press("Enter");
  await expect(rep).toHaveURL(card);

  await rep.keyboard.press("Control+k");
  await field(rep).fill("nobody of this name");
  await expect(bar(rep).getByText("Nothing found").last()).toBeVisible();
  await rep.keyboard.press("Escape");
  await expect(bar(rep)).toHaveCount(0);
});

test("the bar offers what the role may, changes theme and language, and opens the help on keys", async ({
  operator,
}) => {
  await operator.goto("/contacts");
  await operator.getByTestId("find").click();
  await expect(option(operator, "Clients")).toBeVisible();
  await expect(option(operator, /Analytics|Settings|New call|Plan a call/)).toHaveCount(0);
  await field(operator).fill("+998901234567");
  await expect(option(operator, /^Call/)).toHaveCount(0);

  await field(operator).fill("dark");
  await operator.keyboard.press("Enter");
  await expect(operator.locator("html")).toHaveAttribute("data-theme", "dark");
  await operator.keyboard.press("Control+k");
  await field(operator).fill("русский");
  await operator.keyboard.press("Enter");
  await expect(operator.getByRole("heading", { level: 1, name: "Клиенты" })).toBeVisible();
  await operator.keyboard.press("Control+k");
  await field(operator).fill("english");
  await operator.keyboard.press("Enter");
  await expect(operator.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();

  await operator.keyboard.press("?");
  const help = operator.getByTestId("shortcut-help");
  await expect(help).toContainText("Find a page, a client, a number");
  await expect(help).not.toContainText("New call");
  await operator.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});

test("on a phone the bar opens by its button and fits the screen", async ({ rep }) => {
  await rep.setViewportSize({ width: 390, height: 844 });
  await rep.goto("/calls/new");
  await rep.getByRole("banner").getByRole("button", { name: "Find" }).click();
  await expect(field(rep)).toBeFocused();
  const box = await bar(rep).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await option(rep, "Clients").click();
  await expect(rep).toHaveURL(/\/contacts$/);
});

test("a call that was called off is planned again by a key, while its note is there", async ({
  rep,
  phone,
}) => {
  await new StartCallPage(rep).open();
  const form = new StartCallPage(rep);
  await form.phone.fill(phone("01"));
  await form.choose("when", "later");
  await rep.getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(rep.locator("#localTime")).not.toHaveValue("");
  await form.submit.click();
  await expect(rep).toHaveURL(/made=/);
  const id = new URL(rep.url()).searchParams.get("made");
  const row = rep.locator(`[data-planned-id="${id}"]`);
  await row.getByTestId("cancel-plan").click();
  await rep.locator("dialog[open]").getByTestId("cancel-plan-sure").click();
  await expect(row).toHaveAttribute("data-state", "canceled");
  await expect(rep.getByTestId("toast")).toContainText("is canceled");
  await rep.keyboard.press("z");
  await expect(row).toHaveAttribute("data-state", "planned");
  await expect(rep.getByTestId("toast")).toContainText("Undone");
});
