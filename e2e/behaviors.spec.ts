import { expect } from "playwright/test";
import { behaviors } from "@/sandbox/people/behaviors";
import { test } from "./fixtures";
import type { CallPage } from "./pages/call-page";
import { StartCallPage } from "./pages/start-call-page";
import { readCall, readMoves } from "./stack/call-facts";
import type { Country } from "./stack/numbers";
import type { Product } from "./stack/product";
import type { Sandbox } from "./stack/sandbox";
import { heardWords, outOfOrder, wordsOf } from "./stack/spoken-words";

const COUNTRIES: readonly Country[] = ["UZ", "RU", "TJ", "US"];
const PROMPT = "Introduce yourself, say what HALO does and find out whether they are interested.";

/** Every country and both engines in turn: a typed prompt is spoken by the realtime model. */
const cases = behaviors.map((behavior, index) => ({
  behavior,
  country: COUNTRIES[index % COUNTRIES.length] ?? "UZ",
  prompt: index % 2 === 0 ? PROMPT : "",
}));

test("the sandbox's table names every behavior and its outcome", async ({ page, sandbox }) => {
  await page.goto(`${sandbox.url}/numbers`);
  for (const { ending, outcome } of behaviors) {
    await expect(page.locator(`#n${ending}`)).toContainText(outcome);
  }
});

for (const { behavior, country, prompt } of cases) {
  const { ending, name, outcome } = behavior;
  test(`a rep calls …${ending} (${name.en}, ${country}) and sees ${outcome}`, async ({
    rep,
    phone,
    product,
    sandbox,
  }) => {
    const number = phone(ending, country);
    const call = await new StartCallPage(rep).start({ phone: number, prompt });
    await call.expectOutcome(outcome);

    const row = await readCall(product.db, call.callId);
    expect(row).toMatchObject({
      phone: number,
      outcome,
      engine: prompt ? "openai-realtime" : "scripted",
    });
    await expectTrueTimes(call, product);
    await expectTrueTurns(call, sandbox, row.session ?? "");
    const told = await sandbox.journal({ session: row.session ?? "" });
    expect(told.filter(({ kind }) => kind === "vox.violation" || kind === "vox.error")).toEqual([]);
    expect(told.filter(({ kind }) => kind === "vox.dialed")).toHaveLength(1);
  });
}

/** Every time on screen is the moment the event was stored that moved the call there. */
async function expectTrueTimes(call: CallPage, product: Product): Promise<void> {
  const moves = await readMoves(product.db, call.callId);
  const shown = (await call.stages()).filter(({ startedAt }) => startedAt !== null);
  expect(Object.fromEntries(shown.map(({ stage, startedAt }) => [stage, startedAt]))).toEqual(
    moves,
  );
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: "Europe/Moscow",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  for (const [stage, at] of Object.entries(moves)) {
    await expect(call.stage(stage).locator("time")).toHaveText(clock.format(new Date(at)));
  }
}

/** The conversation on screen is what was said on the line: word for word, in the order of speaking. */
async function expectTrueTurns(call: CallPage, sandbox: Sandbox, session: string): Promise<void> {
  const spoken = await sandbox.turns(session);
  const shown = await call.spokenTurns();
  expect(wordsOf("bot", shown)).toBe(wordsOf("bot", spoken));
  expect(heardWords(spoken)).toContain(wordsOf("callee", shown));
  expect(outOfOrder(spoken, shown)).toEqual([]);
}
