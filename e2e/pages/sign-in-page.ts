import { expect, type Page } from "playwright/test";

export const DEMO_PASSWORD = "halo-demo";
export type DemoRole = "rep" | "operator" | "supervisor" | "admin";

export class SignInPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Signs a demo person in and waits for the first screen of the role. */
  async signIn(role: DemoRole): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.locator('input[type="email"]').fill(`${role}@halo.test`);
    await this.page.locator('input[type="password"]').fill(DEMO_PASSWORD);
    await this.page.locator('input[type="password"]').press("Enter");
    await expect(this.page).not.toHaveURL(/\/sign-in/);
  }
}
