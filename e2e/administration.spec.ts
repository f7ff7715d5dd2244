import { expect, type Page } from "playwright/test";
import { test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";

const PASSWORD = "a phrase of the new rep";

async function statusOf(page: Page, path: string): Promise<number | undefined> {
  return (await page.goto(path))?.status();
}

async function rename(page: Page, name: string): Promise<void> {
  const form = page.getByTestId("person-form");
  await form.locator('[name="name"]').fill(name);
  await form.locator('button[type="submit"]').click();
}

test("an admin makes a rep, who sets a password and can do only what the table allows", async ({
  admin,
  browser,
  baseURL,
  phone,
  pageOf,
  product,
}) => {
  const email = `newcomer.${phone("00").slice(1)}@halo.test`;
  await admin.goto("/settings/people/new");
  const form = admin.getByTestId("person-form");
  await form.locator('[name="name"]').fill("Nina Newcomer");
  await form.locator('[name="email"]').fill(email);
  await form.locator('[name="role"]').selectOption("rep");
  await form.locator('button[type="submit"]').click();
  const link = await admin.getByTestId("password-link").inputValue();

  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto(new URL(link).pathname + new URL(link).search);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('a[href="/sign-in"]').click();
  await new SignInPage(page).send(email, PASSWORD);
  await expect(page).toHaveURL(/\/calls\/new$/);

  for (const path of ["/calls", "/contacts", "/analytics", "/outbox", "/profile"])
    expect(await statusOf(page, path), path).toBe(200);
  const refused = ["", "/people", "/dialing", "/do-not-call", "/messages", "/audit", "/data"];
  for (const path of refused)
    expect(await statusOf(page, `/settings${path}`), `/settings${path}`).toBe(404);
  await page.goto("/calls");
  await expect(page.getByTestId("call-row")).toHaveCount(0);

  // The link worked once.
  await page.goto(new URL(link).pathname + new URL(link).search);
  await expect(page.locator('input[name="password"]')).toHaveCount(0);

  // Disabled, the person is out with the next request.
  await admin.goto("/settings/people");
  await admin.getByTestId("person-row").filter({ hasText: email }).getByRole("link").click();
  await admin.waitForURL(/\/people\/[0-9a-f-]{36}$/);

  // Two admins at one form: the later one is told so, and what was typed stays.
  const elsewhere = await pageOf("admin@halo.test");
  await elsewhere.goto(admin.url());
  await rename(elsewhere, "Nina Elsewhere");
  const nameKept = async () =>
    (await product.db<{ name: string }[]>`select name from users where email = ${email}`)[0]?.name;
  await expect.poll(nameKept).toBe("Nina Elsewhere");
  await rename(admin, "Nina Here");
  await expect(form.getByRole("alert")).toContainText("Somebody else has changed this.");
  await expect(form.locator('[name="name"]')).toHaveValue("Nina Here");
  expect(await nameKept()).toBe("Nina Elsewhere");

  await admin.getByRole("button", { name: "Disable" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(admin.getByRole("button", { name: "Enable" })).toBeVisible();
  await page.goto("/calls");
  await expect(page).toHaveURL(/\/sign-in/);
  await admin.goto(`/settings/audit?kind=users`);
  await expect(admin.getByTestId("audit-line").first()).toHaveAttribute("data-action", /^users\./);
  await context.close();
});

test("a supervisor keeps the do-not-call list and no other setting", async ({
  supervisor,
  phone,
}) => {
  const [first, second] = [phone("21"), phone("22")];
  expect(await statusOf(supervisor, "/settings/people")).toBe(404);
  await supervisor.goto("/settings");
  await expect(supervisor).toHaveURL(/\/settings\/do-not-call$/);
  await supervisor.locator('[name="phones"]').fill(`${first}\n${second};old list\nnot a number`);
  await supervisor.getByLabel("Reason").fill("a letter of theirs");
  await supervisor.getByRole("button", { name: "Add", exact: true }).click();
  await expect(supervisor.getByTestId("numbers-added")).toContainText("2 numbers added");
  await expect(supervisor.getByTestId("numbers-added")).toContainText("not a number");

  await supervisor.goto(`/calls/new`);
  await supervisor.locator("#phone").fill(first);
  await expect(supervisor.getByTestId("number-check")).toContainText(/do-not-call/i);

  await supervisor.goto(`/settings/do-not-call?q=${encodeURIComponent(first)}`);
  const entry = supervisor.getByTestId("do-not-call-entry");
  await expect(entry).toHaveCount(1);
  await entry.getByRole("button", { name: "Remove" }).click();
  const dialog = supervisor.getByRole("dialog");
  await dialog.locator('[name="reason"]').fill("the person asked to be called again");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(entry).toHaveCount(0);
});

test("a person changes the own password, and the other sessions end", async ({
  browser,
  baseURL,
  phone,
  product,
}) => {
  const email = `changer.${phone("00").slice(1)}@halo.test`;
  await product.users(["add", email, "--role", "operator"], PASSWORD);
  const [here, there] = [
    await browser.newContext({ baseURL }),
    await browser.newContext({ baseURL }),
  ];
  const [page, other] = [await here.newPage(), await there.newPage()];
  await new SignInPage(page).signIn(email, PASSWORD);
  await new SignInPage(other).signIn(email, PASSWORD);
  await page.goto("/profile");
  await expect(page.getByTestId("session")).toHaveCount(2);
  const form = page.getByTestId("password-form");
  const change = async (current: string, next: string) => {
    await form.locator('[name="current"]').fill(current);
    await form.locator('[name="password"]').fill(next);
    await form.getByRole("button").click();
  };
  await change("not the password", "another long phrase");
  await expect(form.locator('[name="current"]')).toHaveAttribute("aria-invalid", "true");
  await change(PASSWORD, "another long phrase");
  await expect(page.getByTestId("session")).toHaveCount(1);
  await other.goto("/contacts");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto("/contacts");
  await expect(page).toHaveURL(/\/contacts$/);
  await here.close();
  await there.close();
});
