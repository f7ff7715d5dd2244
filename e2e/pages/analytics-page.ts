import { expect, type Locator, type Page } from "playwright/test";

export const FUNNEL = ["called", "talked", "interested", "lead"] as const;
export type FunnelCounts = Record<(typeof FUNNEL)[number], number>;

export class AnalyticsPage {
  readonly page: Page;
  readonly funnel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.funnel = page.getByTestId("funnel");
  }

  async open(): Promise<void> {
    await this.page.goto("/analytics");
    await expect(this.funnel).toBeVisible();
  }

  step(step: keyof FunnelCounts): Locator {
    return this.page.getByTestId(`funnel-${step}`);
  }

  async counts(): Promise<FunnelCounts> {
    const read = async (step: keyof FunnelCounts) =>
      Number(await this.step(step).getAttribute("data-count"));
    return {
      called: await read("called"),
      talked: await read("talked"),
      interested: await read("interested"),
      lead: await read("lead"),
    };
  }
}
