import { expect, type Locator, type Page } from "playwright/test";

export class CallListPage {
  readonly page: Page;
  readonly rows: Locator;
  readonly filters: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByTestId("call-row");
    this.filters = page.getByTestId("call-filters");
  }

  /** @param query as in the address, e.g. "outcome=busy&phone=998" */
  async open(query = ""): Promise<void> {
    await this.page.goto(query ? `/calls?${query}` : "/calls");
    await expect(this.filters).toBeVisible();
  }

  row(callId: string): Locator {
    return this.page.locator(`[data-testid="call-row"][data-call-id="${callId}"]`);
  }

  /** The calls on this page, in their order. */
  async callIds(): Promise<string[]> {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute("data-call-id") ?? ""),
    );
  }

  /** Every row of every page, following "older" to the end. */
  async countAll(): Promise<number> {
    let count = 0;
    for (;;) {
      await expect(this.filters).toBeVisible();
      count += await this.rows.count();
      const older = this.page.locator('a[rel="next"]');
      if ((await older.count()) === 0) return count;
      const address = await older.getAttribute("href");
      await this.page.goto(address ?? "/calls");
    }
  }
}
