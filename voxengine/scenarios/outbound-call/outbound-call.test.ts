import { describe, expect, it } from "vitest";
import { buildScenario } from "../../../scripts/building/build-scenario";
import { someSettings } from "../../testing/call-settings";
import { answered, botSays, calleeSays, dialed, disconnected } from "../../testing/scene";

const { source } = await buildScenario();
const settings = someSettings();

describe("before the ring", () => {
  it("dials nobody without its secrets or its attempt", async () => {
    const lacking: Parameters<typeof dialed>[1][] = [
      { secrets: {} },
      { secrets: { HALO_URL: "http://halo.test" } },
      { customData: "" },
    ];
    for (const given of lacking) {
      const scene = await dialed(source, given);
      expect(scene.did).toEqual(["terminate"]);
      expect(scene.requests).toEqual([]);
      expect(scene.logs[0]).toMatch(/^halo missing_/);
    }
  });

  it("dials nobody without a permit, however it is refused", async () => {
    for (const answer of [
      () => ({ code: 200, text: '{"go":false,"reason":"paused"}' }),
      () => ({ code: 401 }),
      () => ({ code: -7 }),
      () => ({ code: 200, text: "<html>" }),
    ]) {
      const scene = await dialed(source, { answer });
      await scene.clock.advance(20_000);
      expect(scene.did).toEqual(["terminate"]);
    }
  });

  it("asks with its own session and repeats the question under one id", async () => {
    const scene = await dialed(source, {
      answer: (_, nth) => (nth === 0 ? { code: 503 } : undefined),
    });
    await scene.clock.advance(2000);
    expect(scene.requests.map(({ id }) => id)).toEqual(["evt_4711_0", "evt_4711_0"]);
    expect(JSON.parse(scene.requests[0]?.body ?? "")).toMatchObject({
      v: 1,
      attempt_id: "attempt-0001",
      session_id: "4711",
      control_url: "https://media.test/4711",
    });
    expect(scene.did).toEqual(["dial +998901234501 +74950000000"]);
  });

  it("reports what it lacks instead of dialing", async () => {
    const scene = await dialed(source, {
      settings: someSettings({ speech: { ...settings.speech, voice: "No.such" } }),
    });
    expect(scene.did).toEqual(["terminate"]);
    expect(scene.last()).toMatchObject({
      type: "Failed",
      snapshot: {
        final: true,
        dialed_at: null,
        end: { by: "error" },
        error: { code: "voice_unknown" },
      },
    });
  });
});

describe("an unanswered call", () => {
  it("reports the carrier's code and ends", async () => {
    const scene = await dialed(source);
    scene.call.emit("call.Ringing");
    await scene.clock.advance(3000);
    scene.call.emit("call.Failed", { code: 486, reason: "Busy Here" });
    await scene.clock.advance(100);
    expect(scene.events().map(({ type }) => type)).toEqual(["Ringing", "Failed"]);
    expect(scene.last()?.snapshot).toMatchObject({
      final: true,
      answered_at: null,
      turns: [],
      end: { kind: "failed", code: 486, reason: "Busy Here", by: "callee" },
    });
    expect(scene.did.at(-1)).toBe("terminate");
  });

  it("is given up after the ring limit", async () => {
    const scene = await dialed(source);
    await scene.clock.advance(40_000);
    expect(scene.did).toContain("hangup");
    scene.call.emit("call.Failed", { code: 487, reason: "Request Terminated" });
    await scene.clock.advance(100);
    expect(scene.last()?.snapshot.end).toMatchObject({ code: 487, by: "ring_limit" });
  });

  it("is hung up on request, and only with the token of the call", async () => {
    const scene = await dialed(source);
    const ask = (token: string) =>
      scene.app.emit("app.HttpRequest", {
        method: "POST",
        path: "/",
        headers: [],
        content: JSON.stringify({ token, command: "hangup" }),
      });
    expect(ask("wrong")).toEqual([undefined]);
    expect(scene.did).not.toContain("hangup");
    expect(ask(settings.control_token)).toEqual(['{"ok":true}']);
    expect(scene.did).toContain("hangup");
    await scene.clock.advance(5000);
    expect(scene.last()?.snapshot.end).toMatchObject({ kind: "failed", by: "user" });
  });
});

describe("a scripted talk", () => {
  it("goes through its questions, hangs up and reports all of it after the recording", async () => {
    const scene = await answered(source);
    await botSays(scene, 2);
    await calleeSays(scene, "Да, слушаю");
    await botSays(scene, 2);
    await calleeSays(scene, "Двадцать человек");
    await botSays(scene, 2);
    await calleeSays(scene, "В пятницу");
    await botSays(scene, 4);
    expect(scene.did.filter((done) => done === "hangup")).toHaveLength(1);
    await disconnected(scene);
    const { snapshot, type } = scene.last() ?? {};
    expect(type).toBe("Disconnected");
    expect(snapshot).toMatchObject({
      final: true,
      end: { kind: "disconnected", code: 200, by: "bot" },
      talk_seconds: 21,
      carrier_cost: 0.03,
      recording: { url: "https://rec.test/1.mp3", seconds: 21 },
      log_url: "https://log.test/4711",
      error: null,
    });
    expect(snapshot?.turns.map(({ no, speaker, text }) => [no, speaker, text])).toEqual([
      [1, "bot", settings.greeting],
      [2, "callee", "Да, слушаю"],
      [3, "bot", settings.questions[0]],
      [4, "callee", "Двадцать человек"],
      [5, "bot", settings.questions[1]],
      [6, "callee", "В пятницу"],
      [7, "bot", expect.stringContaining("Всего доброго!")],
    ]);
    expect(snapshot?.turns[2]?.latency_ms).toBe(300);
    expect(scene.did.at(-1)).toBe("terminate");
    expect(scene.events().filter(({ snapshot: { final } }) => final)).toHaveLength(1);
    expect(scene.events().map(({ seq }) => seq)).toEqual(
      scene.events().map((_, index) => index + 1),
    );
  });

  it("falls silent when the callee speaks and keeps what was heard", async () => {
    const scene = await answered(source);
    scene.call.emit("call.PlaybackStarted", { duration: 3 });
    await scene.clock.advance(2200);
    scene.asr.emit("asr.InterimResult", { text: "не интересно" });
    expect(scene.did.at(-1)).toBe("stopPlayback");
    scene.asr.emit("asr.Result", { text: "не интересно", confidence: 0.9 });
    await scene.clock.advance(0);
    expect(scene.did.at(-1)).toContain("Всего доброго!");
    await botSays(scene, 3);
    await disconnected(scene);
    expect(scene.last()?.snapshot.turns.slice(0, 2)).toMatchObject([
      { text: "Здравствуйте! Удобно", interrupted: true },
      { text: "не интересно" },
    ]);
  });

  it("does not stop its greeting for a hello", async () => {
    const scene = await answered(source);
    scene.call.emit("call.PlaybackStarted", { duration: 3 });
    await calleeSays(scene, "Алло!");
    expect(scene.did).not.toContain("stopPlayback");
  });

  it("asks a silent callee once, then says goodbye", async () => {
    const scene = await answered(source);
    await botSays(scene, 2);
    await scene.clock.advance(8000);
    expect(scene.did.at(-1)).toBe("say Вы меня слышите?");
    await botSays(scene, 1);
    await scene.clock.advance(8000);
    expect(scene.did.at(-1)).toBe("say Всего доброго!");
    await botSays(scene, 1);
    expect(scene.did.at(-1)).toBe("hangup");
  });

  it("says goodbye at the time limit", async () => {
    const scene = await answered(source, {
      settings: someSettings({ max_seconds: 30, silence_seconds: 60 }),
    });
    await botSays(scene, 2);
    await scene.clock.advance(28_000);
    expect(scene.did.at(-1)).toBe("say Всего доброго!");
    await botSays(scene, 1);
    await disconnected(scene);
    expect(scene.last()?.snapshot.end?.by).toBe("time_limit");
  });

  it("hangs up on a sure voicemail only", async () => {
    for (const [detection, isHungUp] of [
      [{ resultClass: "v", confidence: 95 }, true],
      [{ resultClass: "v", confidence: 40 }, false],
      [{ resultClass: "v" }, false],
      [{ resultClass: "t" }, false],
    ] as const) {
      const scene = await answered(source);
      scene.amd.emit("amd.DetectionComplete", detection);
      expect(scene.did.includes("hangup")).toBe(isHungUp);
    }
  });

  it("leaves the words spoken so far when the line is cut", async () => {
    const scene = await answered(source);
    await botSays(scene, 2);
    scene.asr.emit("asr.InterimResult", { text: "Подождите, я" });
    await disconnected(scene);
    expect(scene.last()?.snapshot).toMatchObject({
      end: { by: "callee" },
      turns: [{ text: settings.greeting }, { text: "Подождите, я", interrupted: true }],
    });
    expect(scene.did).not.toContain("hangup");
  });
});

describe("the last event", () => {
  it("is repeated until it is acknowledged; only then the session ends", async () => {
    let isDown = true;
    const scene = await answered(source, {
      answer: (door: string) => (door === "events" && isDown ? { code: 503 } : undefined),
    });
    await disconnected(scene);
    await scene.clock.advance(5000);
    expect(scene.did).not.toContain("terminate");
    isDown = false;
    await scene.clock.advance(30_000);
    expect(scene.did.at(-1)).toBe("terminate");
    const finals = scene.requests.filter(({ body }) => body.includes('"final":true'));
    expect(finals.length).toBeGreaterThan(2);
    expect(new Set(finals.map(({ id, body }) => id + body)).size).toBe(1);
    expect(new Set(finals.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(
      finals.length,
    );
  });

  it("gives up before the platform kills the session", async () => {
    const scene = await answered(source, {
      answer: (door: string) => (door === "events" ? { code: 503 } : undefined),
    });
    await disconnected(scene);
    await scene.clock.advance(54_000);
    expect(scene.did.at(-1)).toBe("terminate");
  });

  it("is sent once more when the platform ends the session", async () => {
    const scene = await answered(source);
    const before = scene.requests.length;
    scene.app.emit("app.Terminating");
    scene.app.emit("app.Terminating");
    await scene.clock.advance(0);
    expect(scene.requests.length).toBe(before + 1);
    expect(scene.last()?.snapshot).toMatchObject({
      final: true,
      end: { reason: "session_terminated", by: "error" },
    });
  });

  it("is not sent again when it was acknowledged", async () => {
    const scene = await answered(source);
    await disconnected(scene);
    const before = scene.requests.length;
    scene.app.emit("app.Terminating");
    await scene.clock.advance(0);
    expect(scene.requests.length).toBe(before);
  });

  it("carries no name, number or key into the log", async () => {
    const scene = await answered(source);
    await botSays(scene, 2);
    await calleeSays(scene, "Меня зовут Алишер");
    await disconnected(scene);
    const text = scene.logs.join("\n");
    for (const secret of [
      settings.number,
      settings.control_token,
      "key",
      "Алишер",
      settings.greeting,
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(scene.logs.length).toBeGreaterThan(3);
  });
});
