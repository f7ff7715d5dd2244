import { describe, expect, it } from "vitest";
import { createTurnLedger } from "./turn-ledger";

describe("turn ledger", () => {
  it("orders turns by their first sound, however late their text", () => {
    const ledger = createTurnLedger();
    const greeting = ledger.botStarts(0, { text: "Hello!", wholeMs: 600 });
    ledger.botEnds(greeting, 600);
    const callee = ledger.calleeStarts(900, "item-1");
    ledger.calleeStops(callee, 1500);
    const reply = ledger.botStarts(2100, { text: "Good.", wholeMs: 500 });
    ledger.botEnds(reply, 2600);
    ledger.calleeSays(ledger.findCallee("item-1") ?? -1, "Yes?");
    expect(ledger.list(3000).map(({ no, text }) => [no, text])).toEqual([
      [1, "Hello!"],
      [2, "Yes?"],
      [3, "Good."],
    ]);
  });

  it("measures how long the bot took to reply, and only to replies", () => {
    const ledger = createTurnLedger();
    ledger.botEnds(ledger.botStarts(100, { text: "Hello!" }), 700);
    const callee = ledger.calleeStarts(900);
    ledger.calleeSays(callee, "Yes?");
    ledger.calleeStops(callee, 1500);
    ledger.botEnds(ledger.botStarts(2300, { text: "Good." }), 2600);
    ledger.botEnds(ledger.botStarts(9000, { text: "Hello?" }), 9500);
    expect(ledger.list(9999).map(({ latency_ms }) => latency_ms)).toEqual([null, null, 800, null]);
  });

  it("cuts an interrupted sentence to the words that were heard", () => {
    const ledger = createTurnLedger();
    const turn = ledger.botStarts(1000, { text: "one two three four five", wholeMs: 2300 });
    ledger.botIsCut(turn, 2500);
    expect(ledger.list(5000)).toMatchObject([
      { text: "one two three", start_ms: 1000, end_ms: 2500, interrupted: true },
    ]);
  });

  it("cuts also a text that comes after the cut", () => {
    const ledger = createTurnLedger();
    const turn = ledger.botStarts(0);
    ledger.botIsCut(turn, 1000);
    ledger.botSays(turn, "one two three four five", 2300);
    expect(ledger.list(5000)).toMatchObject([{ text: "one two", interrupted: true }]);
  });

  it("tells of a sentence under way only what was heard so far", () => {
    const ledger = createTurnLedger();
    ledger.botStarts(0, { text: "one two three four five", wholeMs: 2300 });
    expect(ledger.list(0)).toEqual([]);
    expect(ledger.list(1000)).toMatchObject([
      { text: "one two", interrupted: false, end_ms: 1000 },
    ]);
    expect(ledger.list(9000)).toMatchObject([{ text: "one two three four five" }]);
  });

  it("ends all that is open when the line goes", () => {
    const ledger = createTurnLedger();
    ledger.botStarts(0, { text: "one two three four five", wholeMs: 2300 });
    ledger.calleeSays(ledger.calleeStarts(600), "Wait, I");
    ledger.close(1000);
    expect(ledger.list(5000)).toMatchObject([
      { speaker: "bot", text: "one two", interrupted: true, end_ms: 1000 },
      { speaker: "callee", text: "Wait, I", interrupted: true, end_ms: 1000 },
    ]);
  });

  it("leaves a finished sentence whole whatever comes later", () => {
    const ledger = createTurnLedger();
    const turn = ledger.botStarts(0, { text: "one two", wholeMs: 700 });
    ledger.botEnds(turn, 700);
    ledger.botIsCut(turn, 9000);
    ledger.close(9000);
    expect(ledger.list(9000)).toMatchObject([{ text: "one two", end_ms: 700, interrupted: false }]);
  });

  it("stretches a long text over its pieces", () => {
    const ledger = createTurnLedger();
    const turn = ledger.botStarts(0, { text: "one two three four five", wholeMs: 1000 });
    ledger.botContinues(turn, 1300, 1000);
    ledger.botIsCut(turn, 1500);
    expect(ledger.list(5000)).toMatchObject([{ text: "one two three", interrupted: true }]);
  });
});
