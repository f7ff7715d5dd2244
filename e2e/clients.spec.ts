import { expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";

const idOf = (page: Page) => /\/contacts\/([0-9a-f-]{36})$/.exec(page.url())?.[1] ?? "";

async function addClient(page: Page, phone: string, name: string): Promise<string> {
  await page.goto("/contacts");
  await page.getByTestId("add-contact").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Phone").fill(phone);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return idOf(page);
}

test("a client's card: edited by one at a time, several numbers, call-backs, merged and taken apart again", async ({
  supervisor,
  pageOf,
  phone,
}) => {
  const [first, second] = [phone("02"), phone("02")];
  const keptId = await addClient(supervisor, first, "Anna Karimova");
  const other = await pageOf("supervisor@halo.test");
  await other.goto(`/contacts/${keptId}`);
  await other.getByTestId("edit-contact").click();

  await supervisor.getByTestId("edit-contact").click();
  await supervisor.getByLabel("Company").fill("Silk Road");
  await supervisor.getByRole("button", { name: "Save" }).click();
  await expect(supervisor.getByTestId("contact-details")).toContainText("Silk Road");
  await other.getByLabel("Company").fill("Another");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByTestId("contact-details").getByRole("alert")).toContainText(
    "Somebody else changed this card",
  );

  await supervisor.getByTestId("add-call-back").click();
  await supervisor.getByRole("button", { name: "tomorrow at 10" }).click();
  await supervisor.getByLabel("About").fill("The price");
  await supervisor.getByRole("button", { name: "Save" }).click();
  const promises = supervisor.getByTestId("contact-call-backs");
  await expect(promises).toContainText("The price");

  const goneId = await addClient(supervisor, second, "A. Karimova");
  await supervisor.getByLabel("One more number").fill(first);
  await supervisor.getByTestId("contact-phones").getByRole("button", { name: "Add" }).click();
  const numbers = supervisor.getByTestId("contact-phones");
  await expect(numbers.getByRole("alert")).toContainText("already stands on another card");

  await supervisor.goto(`/contacts/${keptId}/merge?with=${goneId}`);
  await expect(supervisor.getByTestId("merge-compare")).toContainText("A. Karimova");
  await supervisor.getByTestId("merge").click();
  await expect(supervisor.getByTestId("merge-banner")).toBeVisible();
  await expect(supervisor.getByTestId("contact-phone")).toHaveCount(2);
  await supervisor.getByRole("button", { name: "Undo the merge" }).click();
  await expect(supervisor.getByTestId("merge-banner")).toHaveCount(0);
  await expect(supervisor.getByTestId("contact-phone")).toHaveCount(1);
  await supervisor.goto(`/contacts/${goneId}`);
  await expect(supervisor.getByRole("heading", { level: 1 })).toHaveText("A. Karimova");
});

test("a person is erased on request: the receipt says what, the recording is gone at the provider", async ({
  admin,
  rep,
  phone,
  product,
}) => {
  const number = phone("02");
  const call = await new StartCallPage(admin).start({ phone: number });
  await call.expectOutcome("interested");
  const readCall = async () => {
    const [row] = await product.db<
      { contactId: string; status: string; url: string | null; open: number }[]
    >`
      select contact_id as "contactId", status, recording_url as url,
        (select count(*)::int from call_attempts a where a.call_id = c.id and a.settled_at is null) as open
        from calls c where id = ${call.callId}`;
    return { contactId: "", status: "", url: null, open: 1, ...row };
  };
  await expect
    .poll(async () => ({ ...(await readCall()), url: "", contactId: "" }), { timeout: 60_000 })
    .toMatchObject({ status: "completed", open: 0 });
  const { contactId, url } = await readCall();
  expect(url).not.toBeNull();

  await rep.goto(`/contacts/${contactId}/erase`);
  await expect(rep.getByText("There is nothing here")).toBeVisible();

  await admin.goto(`/contacts/${contactId}`);
  await expect(admin.getByTestId("history-entry").first()).toBeVisible();
  await admin.getByRole("link", { name: "Erase" }).click();
  await admin.getByLabel("Last four digits of the number").fill("0000");
  await admin.getByTestId("erase").click();
  await expect(admin.getByText("Those are not the digits")).toBeVisible();
  await admin.getByLabel("Last four digits of the number").fill(number.slice(-4));
  await admin.getByTestId("erase").click();
  const receipt = admin.getByTestId("receipt");
  await expect(receipt.locator('[data-state="finished"]')).toBeVisible({ timeout: 30_000 });
  await expect(receipt).toContainText("deleted at the provider: 1");

  expect((await fetch(url ?? "")).status).toBe(404);
  const traces = await product.db`
    select 1 from calls where phone = ${number}
    union all select 1 from call_turns where call_id = ${call.callId}
    union all select 1 from contact_phones where phone = ${number}`;
  expect(traces).toHaveLength(0);
  await admin.goto(`/contacts/${contactId}`);
  await expect(admin.getByText("There is nothing here")).toBeVisible();
});
