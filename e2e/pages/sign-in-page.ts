import { expect, type Locator, type Page } from "playwright/test";

export const DEMO_PASSWORD = "halo-demo";
export type DemoRole = "rep" | "operator" | "supervisor" | "admin";

export class SignInPage {
  readonly page: Page;
  readonly email: Locator;
  readonly password: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.page = page;
    this.email = page.locator('input[type="email"]');
    this.password = page.locator('input[name="password"]');
    this.problem = page.locator("form").getByRole("alert");
  }

  /** Types both and presses Enter; whatever comes of it. */
  async send(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.password.press("Enter");
  }

  /** Signs somebody in and waits for the first screen of the role. */
  async signIn(email: string, password = DEMO_PASSWORD): Promise<void> {
    await this.page.goto("/sign-in");
    await this.send(email, password);
    await expect(this.page).not.toHaveURL(/\/sign-in/);
  }
}
