import { expect } from "playwright/test";
import { test } from "./fixtures";
import { WebhookReceiver } from "./stack/webhook-receiver";

test("another program is told of a call, checks the signature, and gets anew what is sent again", async ({
  admin,
  rep,
  product,
  phone,
}) => {
  const receiver = await WebhookReceiver.open();
  try {
    await admin.goto("/settings/webhooks");
    await admin.getByRole("button", { name: "Add a webhook" }).click();
    const form = admin.getByRole("dialog", { name: "Add a webhook" });
    const name = `Billing ${Date.now()}`;
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Address").fill("https://169.254.169.254/latest");
    await form.getByRole("button", { name: "Add a webhook" }).click();
    await expect(form.getByText("leads into a private network")).toBeVisible();
    await form.getByLabel("Address").fill(receiver.url);
    await form.getByRole("button", { name: "Add a webhook" }).click();
    const told = admin.getByRole("dialog", { name: "The signing secret" });
    receiver.secret = (await told.getByTestId("new-key").textContent()) ?? "";
    await told.getByRole("button", { name: "Done" }).click();
    await expect(admin.getByRole("heading", { name })).toBeVisible();

    await admin.getByRole("button", { name: "Test", exact: true }).click();
    await expect(admin.getByTestId("test-answer")).toContainText("Accepted: 200");
    expect(receiver.told.map(({ type }) => type)).toContain("webhook.test");

    const started = await rep.request.post("/api/v1/calls", {
      headers: { "sec-fetch-site": "same-origin", origin: product.url },
      data: { phone: phone("01"), language: "ru", prompt: "Ask.", confirm: true },
    });
    expect(started.status()).toBe(201);
    const { id } = await started.json();
    await expect
      .poll(() => receiver.typesOf(id).sort(), { timeout: 60_000 })
      .toEqual(["call.analyzed", "call.answered", "call.ended", "call.started", "lead.created"]);
    expect(receiver.refused).toBe(0);

    await admin.reload();
    const line = admin.getByTestId("delivery").filter({ hasText: "webhook.test" });
    await line.getByRole("button", { name: "Send again" }).click();
    const tests = () => receiver.told.filter(({ type }) => type === "webhook.test");
    await expect.poll(() => tests().length).toBe(2);
    expect(new Set(tests().map(({ id }) => id)).size).toBe(1);

    await admin.getByRole("button", { name: "Remove" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(admin).toHaveURL(/\/settings\/webhooks$/);
    await expect(admin.getByText(name)).toBeHidden();
    await rep.goto("/settings/webhooks");
    await expect(rep.getByText("There is nothing here")).toBeVisible();
  } finally {
    receiver.close();
  }
});
