import { expect, type Locator, type Page } from "playwright/test";

export type ShownStage = { stage: string; status: string; startedAt: string | null };

export type ShownTurn = { speaker: string; text: string };

/** A call's page, while it runs and when it is done. */
export class CallPage {
  readonly page: Page;
  readonly root: Locator;
  readonly result: Locator;
  readonly outcome: Locator;
  readonly turns: Locator;
  readonly claims: Locator;
  readonly litTurns: Locator;
  readonly events: Locator;
  readonly repairs: Locator;
  readonly hangUp: Locator;
  readonly readAgain: Locator;
  readonly followUp: Locator;
  readonly crm: Locator;
  readonly recording: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByTestId("call");
    this.result = page.getByTestId("result");
    this.outcome = page.getByTestId("outcome-head").getByTestId("outcome");
    this.turns = page.getByTestId("turn");
    this.claims = page.getByTestId("claim");
    this.litTurns = page.locator('[data-testid="turn"][data-lit]');
    this.events = page.getByTestId("event");
    this.repairs = page.getByTestId("step-repair");
    this.hangUp = page.getByTestId("hang-up");
    this.readAgain = page.getByTestId("read-again");
    this.followUp = page.getByTestId("follow-up-text");
    this.crm = page.getByTestId("crm-status");
    this.recording = page.getByTestId("recording");
  }

  async open(callId: string): Promise<void> {
    await this.page.goto(`/calls/${callId}`);
    await expect(this.root).toBeVisible();
  }

  get callId(): string {
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  async expectStatus(status: string): Promise<void> {
    await expect(this.root).toHaveAttribute("data-call-status", status);
  }

  /** Waits until the call is over and its outcome is on screen. */
  async expectOutcome(outcome: string): Promise<void> {
    await expect(this.result).toBeVisible({ timeout: 45_000 });
    await expect(this.outcome).toHaveAttribute("data-outcome", outcome);
  }

  /** The stages as the page shows them; times are ISO 8601, the very ones of the events that moved the call. */
  async stages(): Promise<ShownStage[]> {
    return this.page.getByTestId("stage").evaluateAll((rows) =>
      rows.map((row) => ({
        stage: row.getAttribute("data-stage") ?? "",
        status: row.getAttribute("data-status") ?? "",
        startedAt: row.getAttribute("data-started-at"),
      })),
    );
  }

  /** Lines of the timeline of one kind. */
  event(type: string): Locator {
    return this.page.locator(`[data-testid="event"][data-type="${type}"]`);
  }

  stage(stage: string): Locator {
    return this.page.locator(`[data-testid="stage"][data-stage="${stage}"]`);
  }

  /** The conversation as it stands on the page, in its order. */
  async spokenTurns(): Promise<ShownTurn[]> {
    return this.turns.evaluateAll((rows) =>
      rows.map((row) => ({
        speaker: row.getAttribute("data-speaker") ?? "",
        text: row.lastElementChild?.textContent ?? "",
      })),
    );
  }

  repair(step: "reading" | "follow_up" | "sms" | "crm"): Locator {
    return this.page.locator(`[data-testid="step-repair"][data-step="${step}"]`);
  }

  async retry(step: "reading" | "follow_up" | "sms" | "crm"): Promise<void> {
    await this.repair(step).getByRole("button").click();
  }

  /** A person's word on what came of the call. */
  async correctOutcome(outcome: string): Promise<void> {
    await this.page.getByTestId("correct-outcome").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("combobox").selectOption(outcome);
    await dialog.getByRole("button").last().click();
    await expect(dialog).toBeHidden();
  }
}
