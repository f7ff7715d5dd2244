import { afterAll, describe, expect, it } from "vitest";
import type { SpokenTurn } from "./telephony/line";
import { createBench, ofKind, violations } from "./testing/bench";
import { RUSSIAN_TALK, realtimeScenario } from "./testing/scenarios";

const bench = createBench();
afterAll(bench.dispose);

describe("the speech model", () => {
  it("leads a conversation to its end and hangs up by its tool", async () => {
    const ran = await bench.run(realtimeScenario({ number: "+79161234504" }));
    expect(violations(ran)).toEqual([]);
    const turns = ofKind<SpokenTurn>(ran.entries, "vox.turn");
    expect(turns.some((turn) => turn.text === RUSSIAN_TALK[0])).toBe(true);
    expect(turns.some((turn) => /Перезвоните/.test(turn.text))).toBe(true);
    expect(turns.some((turn) => turn.speaker === "bot" && /завтра в 15:00/.test(turn.text))).toBe(
      true,
    );
    expect(ran.logged).toContain('ResponseFunctionCallArgumentsDone {"reason":"goodbye"}');
  });

  it("hears what the callee said, in words that may come after its own answer began", async () => {
    const ran = await bench.run(realtimeScenario({ number: "+79161234505" }));
    const spoken = ofKind<SpokenTurn>(ran.entries, "vox.turn").filter(
      (turn) => turn.speaker === "callee" && turn.startMs > 3_000,
    );
    for (const turn of spoken.slice(0, 1)) {
      expect(ran.logged).toContain(`ConversationItemInputAudioTranscriptionCompleted ${turn.text}`);
    }
    expect(spoken.length).toBeGreaterThan(0);
  });

  it("is cut off by the callee, and the rest of the sentence was never heard", async () => {
    const ran = await bench.run(realtimeScenario({ number: "+79161234506" }));
    const first = ofKind<SpokenTurn>(ran.entries, "vox.turn").find(
      (turn) => turn.speaker === "bot",
    );
    expect(first?.interrupted).toBe(true);
    expect(RUSSIAN_TALK[0]?.startsWith(first?.text ?? "?")).toBe(true);
    expect(ran.logged.some((line) => /^ResponseOutputAudioTranscriptDone .{60}/.test(line))).toBe(
      true,
    );
  });

  it("neither speaks nor hears while it is not bridged", async () => {
    const ran = await bench.run(
      realtimeScenario({
        number: "+79161234505",
        bridge: "setTimeout(() => call.hangup(), 15000);",
      }),
    );
    const turns = ofKind<SpokenTurn>(ran.entries, "vox.turn");
    expect(turns.filter((turn) => turn.speaker === "bot")).toEqual([]);
    expect(ran.logged.some((line) => line.startsWith("InputAudioBuffer"))).toBe(false);
  });

  it("writes down what it has of a sentence cut by the end of the call, when asked to", async () => {
    const ran = await bench.run(
      realtimeScenario({
        number: "+79161234505",
        bridge: `
          VoxEngine.sendMediaBetween(call, client);
          let spoken = 0;
          client.addEventListener(events.InputAudioBufferSpeechStarted, () => {
            spoken += 1;
            if (spoken === 2) setTimeout(() => call.hangup(), 1000);
          });
          call.removeEventListener(CallEvents.Disconnected);
          call.addEventListener(CallEvents.Disconnected, () => client.inputAudioBufferCommit({}));
          client.addEventListener(events.ConversationItemInputAudioTranscriptionCompleted, () =>
            spoken === 2 && VoxEngine.terminate());`,
      }),
    );
    const callee = ofKind<SpokenTurn>(ran.entries, "vox.turn")
      .filter((turn) => turn.speaker === "callee")
      .at(-1);
    expect(callee).toMatchObject({ interrupted: true });
    expect(ran.logged).toContain(
      `ConversationItemInputAudioTranscriptionCompleted ${callee?.text}`,
    );
  });

  it("is refused with a wrong key", async () => {
    const ran = await bench.run(realtimeScenario({ number: "+79161234501", apiKey: "wrong" }));
    expect(ran.logged).toEqual(["rejected OpenAI WebSocket: 401 Unauthorized"]);
  });

  it("refuses the fields of the beta", async () => {
    const ran = await bench.run(
      realtimeScenario({ number: "+79161234501", session: { voice: "alloy" } }),
    );
    expect(ran.logged[0]).toBe("Error Unknown parameter: 'session.voice'.");
    expect(violations(ran)[0]).toMatch(/session.voice/);
  });

  it("loses its socket or fails when a fault says so", async () => {
    const rule = bench.world.faults.add({
      service: "openai",
      kind: "drop",
      match: { path: "/v1/realtime/response" },
    });
    const lost = await bench.run(realtimeScenario({ number: "+79161234501" }));
    bench.world.faults.remove(rule.id);
    expect(lost.logged).toContain("closed 1006");
    const refusal = bench.world.faults.add({
      service: "openai",
      kind: "status",
      status: 503,
      match: { path: "/v1/realtime" },
    });
    const refused = await bench.run(realtimeScenario({ number: "+79161234501" }));
    bench.world.faults.remove(refusal.id);
    expect(refused.logged).toEqual(["rejected OpenAI WebSocket: 503 Service Unavailable"]);
  });
});
