import { expect, type Locator, type Page } from "playwright/test";

/** The list of planned calls. */
export class PlannedCallsPage {
  readonly page: Page;
  readonly notice: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notice = page.getByTestId("plan-notice");
  }

  async open(): Promise<void> {
    await this.page.goto("/calls/planned");
  }

  row(plannedCallId: string): Locator {
    return this.page.locator(`[data-planned-id="${plannedCallId}"]`);
  }

  async expectState(plannedCallId: string, state: string): Promise<void> {
    await expect(this.row(plannedCallId)).toHaveAttribute("data-state", state);
  }

  async cancel(plannedCallId: string): Promise<void> {
    await this.row(plannedCallId).getByTestId("cancel-plan").click();
    await this.page.getByTestId("cancel-plan-sure").filter({ visible: true }).click();
  }
}
