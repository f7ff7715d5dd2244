import { expect, type Locator, type Page } from "playwright/test";
import { CallPage } from "./call-page";

export class StartCallPage {
  readonly page: Page;
  readonly phone: Locator;
  readonly greeting: Locator;
  readonly prompt: Locator;
  readonly submit: Locator;
  readonly check: Locator;
  readonly confirm: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    const form = page.getByTestId("start-call-form");
    this.phone = form.locator("#phone");
    this.greeting = form.locator("#greeting");
    this.prompt = form.locator("#prompt");
    this.submit = form.locator('button[type="submit"]');
    this.check = page.getByTestId("number-check");
    this.confirm = form.locator("#confirm");
    this.problems = form.getByRole("alert");
  }

  async open(): Promise<void> {
    await this.page.goto("/calls/new");
    await expect(this.phone).toBeFocused();
    await expect(this.submit).toBeEnabled();
  }

  async choose(field: "language" | "voice" | "botId" | "when", value: string): Promise<void> {
    // The radio itself is only for keyboards and screen readers; people press its label.
    await this.page.locator(`input[name="${field}"][value="${value}"] + label`).click();
  }

  async fill(call: {
    phone: string;
    language?: string;
    greeting?: string;
    prompt?: string;
  }): Promise<void> {
    await this.phone.fill(call.phone);
    if (call.language) await this.choose("language", call.language);
    if (call.greeting !== undefined) await this.greeting.fill(call.greeting);
    if (call.prompt !== undefined) await this.prompt.fill(call.prompt);
  }

  /** Presses Enter and lands on the call's page. */
  async send(): Promise<CallPage> {
    await this.phone.press("Enter");
    await expect(this.page).toHaveURL(/\/calls\/[0-9a-f-]{36}$/);
    return new CallPage(this.page);
  }

  async start(call: {
    phone: string;
    language?: string;
    greeting?: string;
    prompt?: string;
  }): Promise<CallPage> {
    await this.open();
    await this.fill(call);
    return this.send();
  }
}
