import { expect } from "playwright/test";
import { test } from "./fixtures";
import { StartCallPage } from "./pages/start-call-page";

test("who presses Start gets the follow-up in the chat, once; stop ends messages and calls", async ({
  rep,
  phone,
  sandbox,
  page: person,
}) => {
  const number = phone("01");
  const digits = number.slice(1);
  const call = await new StartCallPage(rep).start({ phone: number });
  await call.expectOutcome("interested");
  const [sms = ""] = await sandbox.messagesTo(number);
  expect(sms).toContain("t.me/");
  await expect(call.followUp).toHaveText(sms);

  const inbox = `${sandbox.url}/inbox`;
  const pressStart = async () => {
    await person.goto(inbox);
    await person.locator(`#sms-${digits}`).getByRole("button").click();
    await expect(person.locator(`#chat-${digits}`)).toBeVisible();
  };
  const fromBot = async () => {
    const chat = (await sandbox.inbox()).telegram.find(({ phone: own }) => own === digits);
    return (chat?.messages ?? []).filter(({ from }) => from === "bot").map(({ text }) => text);
  };
  await pressStart();
  await expect.poll(fromBot).toHaveLength(1);
  const [message = "?"] = await fromBot();
  expect(sms.startsWith(message)).toBe(true);
  await person.goto(inbox);
  await expect(person.locator(`#chat-${digits} .bot`)).toContainText(message);

  // A second press, and words of the person, bring nothing more.
  await pressStart();
  const chat = person.locator(`#chat-${digits}`);
  await chat.getByRole("textbox").fill("Rahmat!");
  await chat.getByRole("button", { name: "Send" }).click();
  await person.goto(inbox);
  await person.locator(`#chat-${digits}`).getByRole("button", { name: "Stop" }).click();

  const form = new StartCallPage(rep);
  await expect(async () => {
    await form.open();
    await form.fill({ phone: number });
    await expect(form.check).toContainText(/do-not-call/i);
  }).toPass();
  await form.phone.press("Enter");
  await expect(form.problems).toContainText(/do-not-call/i);
  expect(await fromBot()).toHaveLength(1);
  expect(await sandbox.messagesTo(number)).toHaveLength(1);
});
