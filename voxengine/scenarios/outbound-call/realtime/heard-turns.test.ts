import { describe, expect, it } from "vitest";
import { createTurnLedger } from "../talk/turn-ledger";
import { createHeardTurns } from "./heard-turns";

function scene() {
  let now = 0;
  const ledger = createTurnLedger();
  const turns = createHeardTurns(ledger, () => now);
  const at = (ms: number) => {
    now = ms;
    return turns;
  };
  const texts = () => ledger.list(now).map(({ speaker, text }) => `${speaker}: ${text}`);
  return { at, ledger, texts, now: () => now };
}

describe("heard turns", () => {
  it("joins sound and text in either order", () => {
    const { at, texts, ledger } = scene();
    at(100).soundStarts();
    at(200).botText("Hello!");
    expect(at(2000).soundEnds()).toBe(true);
    at(3000).botText("Good day.");
    at(3100).soundStarts();
    at(5000).soundEnds();
    expect(texts()).toEqual(["bot: Hello!", "bot: Good day."]);
    expect(ledger.list(9000).map(({ start_ms, end_ms }) => [start_ms, end_ms])).toEqual([
      [100, 1000],
      [3100, 4000],
    ]);
  });

  it("puts the callee's late text where it was spoken", () => {
    const { at, texts } = scene();
    at(0).soundStarts();
    at(0).botText("Hi");
    at(1200).soundEnds();
    at(1300).calleeStarts("a");
    at(2000).calleeStops("a");
    at(2500).soundStarts();
    at(2600).botText("Fine");
    expect(at(2700).awaitsCalleeText()).toBe(true);
    at(3500).calleeText("a", "How are you?");
    at(5000).soundEnds();
    expect(texts()).toEqual(["bot: Hi", "callee: How are you?", "bot: Fine"]);
    expect(at(5000).awaitsCalleeText()).toBe(false);
  });

  it("cuts the bot when the callee speaks, with its text before or after", () => {
    const early = scene();
    early.at(0).soundStarts();
    early.at(10).botText("one two three four five six seven");
    early.at(800).calleeStarts("a");
    early.at(800).cutBot();
    expect(early.texts()).toEqual(["bot: one two"]);

    const late = scene();
    late.at(0).soundStarts();
    late.at(800).calleeStarts("a");
    late.at(800).cutBot();
    late.at(900).botText("one two three four five six seven");
    late.at(950).responseDone();
    expect(late.texts()).toEqual(["bot: one two"]);
    expect(late.at(1900).soundEnds()).toBe(false);
  });

  it("keeps what was known of a sentence that is cut before its text is whole", () => {
    const { at, texts, ledger } = scene();
    at(100).soundStarts();
    at(200).botTextGrows("Hello, this");
    at(700).botTextGrows(" is the bot of");
    at(1200).cutBot();
    expect(texts()).toEqual(["bot: Hello, this"]);
    expect(ledger.list(1200)).toMatchObject([{ interrupted: true, end_ms: 1200 }]);
    at(1250).botText("Hello, this is the bot of HALO");
    at(1260).responseDone();
    expect(texts()).toEqual(["bot: Hello, this"]);
  });

  it("takes a cut sentence for cut, even where all that was known of it was heard", () => {
    const { at, ledger } = scene();
    at(0).botTextGrows("Hello,");
    at(100).soundStarts();
    at(9000).cutBot();
    expect(ledger.list(9000)).toMatchObject([{ text: "Hello,", interrupted: true }]);
  });

  it("lets the whole text take the place of its pieces, and forgets them", () => {
    const { at, texts } = scene();
    at(0).soundStarts();
    at(10).botTextGrows("Good");
    at(20).botText("Good day.");
    at(30).responseDone();
    at(3000).soundEnds();
    at(4000).soundStarts();
    at(4100).botText("Fine.");
    at(6000).soundEnds();
    expect(texts()).toEqual(["bot: Good day.", "bot: Fine."]);
  });

  it("does not give the next reply's text to a turn cut without one", () => {
    const { at, texts } = scene();
    at(0).soundStarts();
    at(800).calleeStarts("a");
    at(800).cutBot();
    at(850).responseDone();
    at(1500).calleeStops("a");
    at(2000).soundStarts();
    at(2100).botText("Sorry, go on.");
    at(5000).soundEnds();
    expect(texts()).toEqual(["bot: Sorry, go on."]);
  });

  it("makes two turns of two replies in one stretch of sound", () => {
    const { at, texts } = scene();
    at(0).soundStarts();
    at(10).botText("One.");
    at(700).botText("Two.");
    at(2700).soundEnds();
    expect(texts()).toEqual(["bot: One.", "bot: Two."]);
  });
});
