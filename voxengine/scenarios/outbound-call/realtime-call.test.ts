import { describe, expect, it } from "vitest";
import { buildScenario } from "../../../scripts/building/build-scenario";
import { someSettings } from "../../testing/call-settings";
import { answered, botSays, disconnected, type Scene } from "../../testing/scene";

const { source } = await buildScenario();
const settings = someSettings();

describe("a realtime talk", () => {
  const realtime = { settings: someSettings({ engine: "openai-realtime", instructions: "Sell." }) };

  async function ready(changes: object = {}): Promise<Scene> {
    const scene = await answered(source, { ...realtime, ...changes });
    configure(scene, 0);
    return scene;
  }

  function configure({ connectors }: Scene, index: number): void {
    connectors[index]?.emit("openai.SessionCreated");
    connectors[index]?.emit("openai.SessionUpdated", { data: {} });
  }

  const payload = (fields: object) => ({ data: { payload: fields } });

  it("configures the session, bridges, then speaks first", async () => {
    const scene = await ready();
    const sent = scene.connectors[0]?.sent ?? [];
    expect(sent[0]).toContain('"type":"realtime"');
    expect(sent[1]).toContain(settings.greeting);
    expect(scene.did.at(-1)).toBe("bridge");
  });

  it("writes down both sides, cuts itself short and hangs up by its tool", async () => {
    const scene = await ready();
    const connector = scene.connectors[0];
    const emit = connector?.emit ?? (() => []);
    emit("openai.WebSocketMediaStarted");
    emit(
      "openai.ResponseOutputAudioTranscriptDone",
      payload({ transcript: "один два три четыре" }),
    );
    await scene.clock.advance(800);
    emit("openai.InputAudioBufferSpeechStarted", payload({ item_id: "a" }));
    expect(connector?.sent.at(-1)).toBe("clearMediaBuffer");
    await scene.clock.advance(1000);
    emit("openai.InputAudioBufferSpeechStopped", payload({ item_id: "a" }));
    await scene.clock.advance(600);
    emit("openai.WebSocketMediaStarted");
    emit(
      "openai.ResponseOutputAudioTranscriptDone",
      payload({ transcript: "Хорошо, до свидания!" }),
    );
    emit(
      "openai.ConversationItemInputAudioTranscriptionCompleted",
      payload({ item_id: "a", transcript: "Мне некогда" }),
    );
    emit(
      "openai.ResponseFunctionCallArgumentsDone",
      payload({ name: "end_call", arguments: '{"reason":"goodbye"}' }),
    );
    expect(scene.did).not.toContain("hangup");
    await scene.clock.advance(2500);
    emit("openai.WebSocketMediaEnded");
    await scene.clock.advance(0);
    expect(scene.did.at(-1)).toBe("hangup");
    await disconnected(scene);
    expect(scene.last()?.snapshot).toMatchObject({
      engine: "openai-realtime",
      end: { by: "bot" },
      error: null,
      turns: [
        { speaker: "bot", text: "один два", interrupted: true },
        { speaker: "callee", text: "Мне некогда", interrupted: false },
        { speaker: "bot", text: "Хорошо, до свидания!", interrupted: false, latency_ms: 600 },
      ],
    });
  });

  it("keeps the bot's words of a callee who hangs up before the model has told all of them", async () => {
    const scene = await ready();
    const emit = scene.connectors[0]?.emit ?? (() => []);
    emit("openai.WebSocketMediaStarted");
    emit("openai.ResponseOutputAudioTranscriptDelta", payload({ delta: "один два" }));
    emit("openai.ResponseOutputAudioTranscriptDelta", payload({ delta: " три четыре пять" }));
    await scene.clock.advance(1200);
    await disconnected(scene);
    expect(scene.last()?.snapshot.turns).toMatchObject([
      { speaker: "bot", text: "один два", interrupted: true },
    ]);
  });

  it("connects once more and goes on where the talk stopped", async () => {
    const scene = await ready();
    scene.connectors[0]?.emit("openai.WebSocketMediaStarted");
    scene.connectors[0]?.emit(
      "openai.ResponseOutputAudioTranscriptDone",
      payload({ transcript: "Добрый день!" }),
    );
    await scene.clock.advance(2000);
    scene.connectors[0]?.close();
    await scene.clock.advance(0);
    configure(scene, 1);
    expect(scene.connectors[1]?.sent.at(-1)).toContain("You: Добрый день!");
    expect(scene.last()?.snapshot.error).toBeNull();
  });

  it("apologizes and hangs up when the second connection is lost too", async () => {
    const scene = await ready();
    scene.connectors[0]?.close();
    await scene.clock.advance(0);
    configure(scene, 1);
    scene.connectors[1]?.emit("openai.WebSocketError", payload({ reason: "reset" }));
    expect(scene.did.at(-1)).toBe("say Извините, у нас неполадки.");
    await botSays(scene, 2);
    expect(scene.did.at(-1)).toBe("hangup");
    await disconnected(scene);
    expect(scene.last()?.snapshot).toMatchObject({
      end: { by: "error" },
      error: { source: "openai-realtime", code: "websocket_error", message: "reset" },
    });
  });

  it("asks a failed reply once more, then apologizes", async () => {
    const scene = await ready();
    const connector = scene.connectors[0];
    const fail = () => {
      connector?.emit(
        "openai.Error",
        payload({ error: { code: "server_error", message: "down" } }),
      );
      connector?.emit("openai.ResponseDone", payload({ response: { status: "failed" } }));
    };
    fail();
    expect(connector?.sent.at(-1)).toBe("responseCreate {}");
    fail();
    expect(scene.did.at(-1)).toBe("say Извините, у нас неполадки.");
    await botSays(scene, 2);
    await disconnected(scene);
    expect(scene.last()?.snapshot.error).toMatchObject({ code: "server_error", message: "down" });
  });

  it("survives a platform that refuses the client", async () => {
    const scene = await answered(source, { ...realtime, connect: async () => "refused" });
    await scene.clock.advance(100);
    await botSays(scene, 2);
    expect(scene.did.at(-1)).toBe("hangup");
    await disconnected(scene);
    expect(scene.last()?.snapshot.error).toMatchObject({
      code: "connect_failed",
      message: "unauthorized",
    });
  });

  it("waits a moment for the callee's last words", async () => {
    const scene = await ready();
    scene.connectors[0]?.emit("openai.InputAudioBufferSpeechStarted", payload({ item_id: "a" }));
    scene.call.emit("call.Disconnected", { internalCode: 200, reason: "", duration: 3, cost: 0 });
    scene.call.emit("call.RecordStopped", { url: "https://rec.test/1.mp3", duration: 3 });
    await scene.clock.advance(500);
    scene.connectors[0]?.emit(
      "openai.ConversationItemInputAudioTranscriptionCompleted",
      payload({ item_id: "a", transcript: "До свидания" }),
    );
    await scene.clock.advance(500);
    expect(scene.last()?.snapshot).toMatchObject({ final: true, turns: [{ text: "До свидания" }] });
    expect(scene.did.at(-1)).toBe("terminate");
  });

  it("asks for the text of words that the end of the call has cut", async () => {
    const scene = await ready();
    const connector = scene.connectors[0];
    connector?.emit("openai.InputAudioBufferSpeechStarted", payload({ item_id: "a" }));
    await scene.clock.advance(1500);
    scene.call.emit("call.Disconnected", { internalCode: 200, reason: "", duration: 3, cost: 0 });
    scene.call.emit("call.RecordStopped", { url: "https://rec.test/1.mp3", duration: 3 });
    expect(
      connector?.sent.filter((sent) => sent.startsWith("inputAudioBufferCommit")),
    ).toHaveLength(1);
    connector?.emit(
      "openai.ConversationItemInputAudioTranscriptionCompleted",
      payload({ item_id: "a", transcript: "Мне неког" }),
    );
    await scene.clock.advance(500);
    expect(scene.last()?.snapshot).toMatchObject({
      final: true,
      turns: [{ text: "Мне неког", interrupted: true }],
    });
  });
});
