import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createBench,
  createWebTarget,
  ofKind,
  onStarted,
  violations,
  type WebTarget,
} from "./testing/bench";

const bench = createBench();
let target: WebTarget;
beforeAll(async () => {
  target = await createWebTarget();
});
afterAll(async () => {
  bench.dispose();
  await target.close();
});

const END = "VoxEngine.terminate();";
const quoted = (text: string) => JSON.stringify(text);

describe("limits of the platform", () => {
  it("ends a session whose callback runs longer than a second", async () => {
    const ran = await bench.run(onStarted("while (true) {}"));
    expect(ran.finishReason).toBe("JS session error");
    expect(ofKind<{ message: string }>(ran.entries, "vox.error")[0]?.message).toMatch(/1 second/);
  });

  it("counts the continuation of a promise towards that second", async () => {
    const ran = await bench.run(
      onStarted(`await Net.httpRequestAsync(${quoted(target.url)}); while (true) {}`),
    );
    expect(ran.finishReason).toBe("JS session error");
  });

  it("leaves the sessions alone that run beside one that never ends", async () => {
    const works = onStarted(
      `for (let no = 0; no < 5; no++) await new Promise((done) => setTimeout(done, 10)); ${END}`,
    );
    const endless = onStarted("while (true) {}");
    const ran = await Promise.all(
      [works, endless, works, endless, works].map((source) => bench.run(source)),
    );
    expect(ran.map(({ finishReason }) => finishReason)).toEqual([
      "Normal termination",
      "JS session error",
      "Normal termination",
      "JS session error",
      "Normal termination",
    ]);
  });

  it("ends a session by an exception nobody catches, also an asynchronous one", async () => {
    const plain = await bench.run(
      "VoxEngine.addEventListener(AppEvents.Started, () => { throw new Error('plain'); });",
    );
    const late = await bench.run(onStarted("throw new Error('late');"));
    const floating = await bench.run(
      "VoxEngine.addEventListener(AppEvents.Started, () => { setTimeout(async () => { throw new Error('timer'); }, 5); });",
    );
    expect([plain, late, floating].map((ran) => ran.finishReason)).toEqual([
      "JS session error",
      "JS session error",
      "JS session error",
    ]);
  });

  it("ends a session whose file does not run", async () => {
    expect((await bench.run("this is no script")).finishReason).toBe("JS session error");
  });

  it("ends a session when a listener that is no function is called", async () => {
    const ran = await bench.run("VoxEngine.addEventListener(AppEvents.Started, 'not a function');");
    expect(ran.finishReason).toBe("JS session error");
    expect(violations(ran)[0]).toMatch(/not a function/);
  });

  it("has 100 timers and no more", async () => {
    const ran = await bench.run(
      onStarted(`
        for (let i = 0; i < 100; i += 1) setTimeout(() => {}, 60000);
        try { setTimeout(() => {}, 1); Logger.write("101"); } catch (e) { Logger.write(e.message); }
        ${END}`),
    );
    expect(ran.logged).toEqual(["setTimeout: more than 100 timers"]);
  });

  it("has no interval under 100 ms", async () => {
    const ran = await bench.run(
      onStarted(`try { setInterval(() => {}, 99); } catch (e) { Logger.write("refused"); } ${END}`),
    );
    expect(ran.logged).toEqual(["refused"]);
  });

  it("writes no log line over 15 000 characters", async () => {
    const ran = await bench.run(
      onStarted(
        `Logger.write("x".repeat(15000)); try { Logger.write("x".repeat(15001)); } catch (e) { Logger.write("refused"); } ${END}`,
      ),
    );
    expect(ran.logged.map((line) => line.length)).toEqual([15_000, 7]);
  });

  it("takes 35 requests at once and refuses the 36th in the documented words", async () => {
    const ran = await bench.run(
      onStarted(`
        const all = [];
        for (let i = 0; i < 35; i += 1) all.push(Net.httpRequestAsync(${quoted(target.url)}));
        try { Net.httpRequestAsync(${quoted(target.url)}); } catch (e) { Logger.write(e.message); }
        const codes = await Promise.all(all);
        Logger.write(String(codes.filter((r) => r.code === 200).length));
        ${END}`),
    );
    expect(ran.logged).toEqual(["Exceeded the HTTP connection count limit!", "35"]);
  });

  it("has 3 requests under way at once", async () => {
    const ran = await bench.run(
      onStarted(`
        const all = [];
        for (let i = 0; i < 9; i += 1) all.push(Net.httpRequestAsync(${quoted(target.url)}));
        await Promise.all(all); ${END}`),
    );
    let active = 0;
    let most = 0;
    for (const { kind } of ran.entries) {
      if (kind === "vox.http.sent") active += 1;
      if (kind === "vox.http.answered") active -= 1;
      most = Math.max(most, active);
    }
    expect(most).toBe(3);
  });

  it("drops what is queued at terminate, runs no timer, and lets Terminating send one request", async () => {
    const before = target.received.length;
    const ran = await bench.run(`
      VoxEngine.addEventListener(AppEvents.Terminating, async () => {
        try { setTimeout(() => {}, 1); } catch (e) { Logger.write("no timer"); }
        const last = Net.httpRequestAsync(${quoted(target.url)}, { method: "POST", postData: "last" });
        try { Net.httpRequestAsync(${quoted(target.url)}); } catch (e) { Logger.write("only one"); }
        Logger.write("answered " + (await last).code);
      });
      VoxEngine.addEventListener(AppEvents.Terminated, () => Logger.write("terminated"));
      ${onStarted(`
        for (let i = 0; i < 8; i += 1) {
          Net.httpRequest(${quoted(target.url)}, () => Logger.write("too late"), { method: "POST", postData: "early" });
        }
        setTimeout(() => Logger.write("timer"), 1);
        ${END}
        Logger.write("the block goes on");`)}`);
    expect(ran.logged).toEqual([
      "the block goes on",
      "no timer",
      "only one",
      "answered 200",
      "terminated",
    ]);
    const sent = target.received.slice(before);
    expect(sent.filter((body) => body === "early")).toHaveLength(3);
    expect(sent.filter((body) => body === "last")).toHaveLength(1);
    expect(ran.finishReason).toBe("Normal termination");
  });

  it("ends a session without calls after 60 seconds", async () => {
    const ran = await bench.run(onStarted("Logger.write('idle');"));
    expect(ran.finishReason).toBe("Timeout");
    const end = ofKind<{ ms: number }>(ran.entries, "vox.session.ended")[0];
    expect(end?.ms).toBe(60_000);
  });

  it("reports a text over 1500 characters as a playback error", async () => {
    const ran = await bench.run(
      onStarted(`
        const call = VoxEngine.callPSTN("+79161234518", "+74950000101");
        call.addEventListener(CallEvents.Connected, () =>
          call.say("x".repeat(1501), { voice: VoiceList.Default.ru_RU_Female }));
        call.addEventListener(CallEvents.PlaybackFinished, (e) => { Logger.write(String(e.error)); ${END} });`),
    );
    expect(ran.logged[0]).toMatch(/1500/);
  });

  it("answers failures of the network by the documented internal codes", async () => {
    const ran = await bench.run(
      onStarted(`
        const codes = [];
        for (const url of ["nonsense", "http://127.0.0.1:9/"]) codes.push((await Net.httpRequestAsync(url)).code);
        Logger.write(JSON.stringify(codes)); ${END}`),
    );
    expect(ran.logged).toEqual(["[-2,-4]"]);
  });
});
