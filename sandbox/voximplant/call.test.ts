import { afterAll, describe, expect, it } from "vitest";
import { makeTranscript } from "./recordings/transcript";
import { makeWave } from "./recordings/wave";
import type { CallRecord } from "./surface/recording";
import type { SpokenTurn } from "./telephony/line";
import { createBench, ofKind, onStarted, type Ran, violations } from "./testing/bench";
import { RUSSIAN_TALK, talkingScenario } from "./testing/scenarios";

const bench = createBench();
afterAll(bench.dispose);

const turnsOf = ({ entries }: Ran) => ofKind<SpokenTurn>(entries, "vox.turn");
const factsOf = (ran: Ran) => bench.platform.history.findSession(ran.sessionId);

describe("a call", () => {
  it("rings, is answered, spoken, heard, recorded and told in history as it was", async () => {
    const ran = await bench.run(talkingScenario("+79161234501", RUSSIAN_TALK));
    expect(violations(ran)).toEqual([]);
    expect(ran.logged.slice(0, 2)).toEqual(["ringing", "connected"]);
    const turns = turnsOf(ran);
    const bot = turns.filter((turn) => turn.speaker === "bot").map((turn) => turn.text);
    expect(bot).toEqual(RUSSIAN_TALK);
    const heard = ran.logged
      .filter((line) => line.startsWith("heard "))
      .map((line) => line.slice(6));
    const callee = turns.filter((turn) => turn.speaker === "callee").map((turn) => turn.text);
    expect(heard).toEqual(callee);
    expect(callee.some((text) => /интересно/.test(text))).toBe(true);

    const facts = factsOf(ran);
    const call = facts?.calls[0];
    const talkMs = ofKind<{ talkMs: number }>(ran.entries, "vox.hangup")[0]?.talkMs ?? 0;
    expect(call).toMatchObject({ isSuccessful: true, remoteNumber: "79161234501" });
    expect(call?.durationSeconds).toBe(Math.round(talkMs / 1_000));
    expect(call?.costUsd).toBeGreaterThan(0);
    expect(Math.max(...turns.map((turn) => turn.endMs))).toBeLessThanOrEqual(talkMs);
    expect(facts?.records[0]?.durationMs).toBe(talkMs);
    expect(facts?.resources.map((use) => use.type)).toEqual([
      "VOICEMAILDETECTION",
      "ASR",
      "TRANSCRIPTION",
    ]);
  });

  it("goes the same way with the same seed, to the last line of its log", async () => {
    const log = async (seed: string) => {
      const one = createBench({ SANDBOX_SEED: seed });
      const ran = await one.run(talkingScenario("+79161234502", RUSSIAN_TALK));
      one.dispose();
      return ran.lines.join("\n");
    };
    const [first, again, other] = [await log("a"), await log("a"), await log("b")];
    expect(first.length).toBeGreaterThan(1_000);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("leaves exactly what was spoken when it is cut short", async () => {
    const ran = await bench.run(talkingScenario("+79161234513", RUSSIAN_TALK));
    const turns = turnsOf(ran);
    const last = turns.at(-1);
    expect(last).toMatchObject({ speaker: "bot", interrupted: true });
    const whole = RUSSIAN_TALK[1] ?? "";
    expect(whole.startsWith(last?.text ?? "?")).toBe(true);
    expect(last?.text.length).toBeLessThan(whole.length);
    expect(ofKind<{ by: string }>(ran.entries, "vox.hangup")[0]?.by).toBe("callee");
    const record = factsOf(ran)?.records[0];
    expect(makeTranscript(record as CallRecord)).toContain(`: ${last?.text}\n`);
  });

  it.each([
    ["09", "486"],
    ["10", "408"],
    ["11", "603"],
    ["12", "404"],
    ["16", "480"],
    ["17", "503"],
  ])("to a number ending in %s fails with %s", async (ending, code) => {
    const ran = await bench.run(talkingScenario(`+791612345${ending}`, RUSSIAN_TALK));
    expect(ran.logged.at(-1)).toMatch(new RegExp(`^failed ${code} `));
    expect(factsOf(ran)?.calls[0]).toMatchObject({ isSuccessful: false, costUsd: 0 });
    expect(factsOf(ran)?.calls[0]?.endReason).toMatch(new RegExp(`^${code} `));
    if (code === "408") {
      const failed = ofKind<{ ms: number }>(ran.entries, "vox.failed")[0];
      expect(failed?.ms).toBeGreaterThanOrEqual(60_000);
    }
  });

  it("is refused with 403 from a number that is not the account's", async () => {
    const scenario = talkingScenario("+79161234501", RUSSIAN_TALK).replace(
      "+74950000101",
      "+74951112233",
    );
    expect((await bench.run(scenario)).logged.at(-1)).toMatch(/^failed 403 /);
  });

  it("is told a machine from a person, unless the machine is a clever one", async () => {
    const verdict = async (ending: string) => {
      const ran = await bench.run(talkingScenario(`+791612345${ending}`, RUSSIAN_TALK));
      return ran.logged.find((line) => line.startsWith("amd "));
    };
    expect(await verdict("01")).toBe("amd HUMAN");
    expect(await verdict("08")).toBe("amd VOICEMAIL");
    expect(await verdict("19")).toBe("amd HUMAN");
    expect(await verdict("18")).toBe("amd TIMEOUT");
    // The Russian model does not understand an American machine.
    const foreign = await bench.run(talkingScenario("+12025550108", RUSSIAN_TALK));
    expect(foreign.logged).toContain("amd TIMEOUT");
  });

  it("is hung up through the session's own address while it rings and while it talks", async () => {
    const hangUpAt = (kind: string, ending: string) => {
      let isAsked = false;
      let answer: Promise<string> | undefined;
      const ran = bench.run(
        talkingScenario(`+791612345${ending}`, RUSSIAN_TALK),
        (entry, { platform }) => {
          if (entry.kind !== kind || isAsked) return;
          isAsked = true;
          const session = platform.findRunning(Number(entry.session));
          answer = session?.control({ method: "POST", path: "/", content: "hangup", headers: [] });
        },
      );
      return ran.then(async (result) => ({ result, answer: await answer }));
    };
    const ringing = await hangUpAt("vox.ringing", "10");
    expect(ringing.answer).toBe('{"heard":"hangup"}');
    expect(ringing.result.logged.at(-1)).toBe("failed 487 Request Terminated");
    const talking = await hangUpAt("vox.turn", "18");
    expect(talking.answer).toBe('{"heard":"hangup"}');
    const [end] = ofKind<{ by: string }>(talking.result.entries, "vox.hangup");
    expect(end?.by).toBe("bot");
  });

  it("replaces one sentence by the next and keeps what was heard of it", async () => {
    const ran = await bench.run(
      onStarted(`
        const voice = VoiceList.Default.ru_RU_Female;
        const call = VoxEngine.callPSTN("+79161234518", "+74950000101");
        call.addEventListener(CallEvents.Connected, () => {
          call.say("Первое предложение, которое никто не дослушает до самого конца.", { voice });
          setTimeout(() => call.say("Второе.", { voice }), 2000);
        });
        call.addEventListener(CallEvents.PlaybackFinished, () => { Logger.write("finished"); call.hangup(); });
        call.addEventListener(CallEvents.Disconnected, () => VoxEngine.terminate());`),
    );
    expect(ran.logged).toEqual(["finished"]);
    const [first, second] = turnsOf(ran);
    expect(first).toMatchObject({ interrupted: true });
    expect(first?.text).toMatch(/^Первое предложение/);
    expect(first?.text).not.toMatch(/конца/);
    expect(second).toMatchObject({ text: "Второе.", interrupted: false });
  });
});

describe("a record", () => {
  it("is real stereo sound as long as the talk, bot left and callee right", async () => {
    const ran = await bench.run(talkingScenario("+79161234505", RUSSIAN_TALK));
    const record = factsOf(ran)?.records[0] as CallRecord;
    const wave = await makeWave(record);
    expect(wave.subarray(0, 4).toString("ascii")).toBe("RIFF");
    expect(wave.readUInt16LE(22)).toBe(2);
    const seconds = (wave.length - 44) / wave.readUInt32LE(28);
    expect(Math.abs(seconds - record.durationMs / 1_000)).toBeLessThan(0.01);
    for (const turn of record.turns) {
      const [left, right] = loudness(wave, turn.startMs + 50, turn.endMs - 50);
      const [own, other] = turn.speaker === "bot" ? [left, right] : [right, left];
      expect(own).toBeGreaterThan(200);
      if (!record.turns.some((one) => one !== turn && overlaps(one, turn))) expect(other).toBe(0);
    }
  });
});

function overlaps(one: SpokenTurn, other: SpokenTurn): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}

/** Mean amplitude of both channels between two moments. */
function loudness(wave: Buffer, fromMs: number, toMs: number): [number, number] {
  let left = 0;
  let right = 0;
  let frames = 0;
  for (let at = 44 + Math.floor(fromMs * 8) * 4; at < 44 + Math.floor(toMs * 8) * 4; at += 4) {
    left += Math.abs(wave.readInt16LE(at));
    right += Math.abs(wave.readInt16LE(at + 2));
    frames += 1;
  }
  return [left / frames, right / frames];
}
