import { expect, it } from "vitest";
import type { Callee } from "../../people/callee";
import { createMachine } from "../../people/machine";
import { seededRandom } from "../../random";
import { createVirtualClock, type VirtualClock } from "../runtime/virtual-clock";
import { createLine, type Ear } from "./line";

const UNLIMITED = 1e9;

/** Lets a callee talk to nobody until they hang up; `visit` may do something when the line has been opened. */
function wholeTalk(
  callee: Callee,
  visit: (line: ReturnType<typeof createLine>, clock: VirtualClock) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const clock = createVirtualClock(0, () => UNLIMITED, reject);
    const line = createLine(clock, callee, {
      turn: () => {},
      beep: () => {},
      calleeHangsUp: () => {
        line.close();
        clock.stop();
        resolve();
      },
    });
    clock.after(0, () => {
      line.open();
      visit(line, clock);
    });
  });
}

/** What an ear hears that begins to listen at a moment (milliseconds since the answer). */
async function heardFrom(callee: Callee, listensAtMs: number) {
  const begun: { text: string; durationMs: number }[] = [];
  const heard: string[] = [];
  const ear: Ear = {
    started: (utterance) => begun.push(utterance),
    ended: (text) => heard.push(text),
  };
  await wholeTalk(callee, (line, clock) => clock.after(listensAtMs, () => line.addEar(ear)));
  return { begun, heard };
}

const machine = () => createMachine(true, "uz", seededRandom("line"));
const greeting = machine()
  .answers()
  .flatMap((action) => (action.type === "say" ? [action.text] : []))
  .join(" ");

it("lets an ear hear the whole of what is said while it listens", async () => {
  const { begun, heard } = await heardFrom(machine(), 0);
  expect(heard).toEqual([greeting]);
  expect(begun.map(({ text }) => text)).toEqual(heard);
});

it("lets an ear that begins in the middle of a sentence hear the rest, for as long as it lasts", async () => {
  const whole = (await heardFrom(machine(), 0)).begun[0]?.durationMs ?? 0;
  const { begun, heard } = await heardFrom(machine(), 2_600);
  expect(heard).toHaveLength(1);
  expect(greeting.endsWith(` ${heard[0]}`)).toBe(true);
  expect(begun).toEqual([{ text: heard[0], durationMs: whole - 2_000 }]);
});

it("lets an ear that comes too late hear nothing", async () => {
  expect((await heardFrom(machine(), 30_000)).heard).toEqual([]);
});
