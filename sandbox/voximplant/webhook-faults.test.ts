import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createBench, createWebTarget, onStarted, type WebTarget } from "./testing/bench";

const bench = createBench();
let target: WebTarget;
beforeAll(async () => {
  target = await createWebTarget();
});
afterEach(() => bench.world.faults.clear());
afterAll(async () => {
  bench.dispose();
  await target.close();
});

/** Sends the bodies one after the other and writes down the codes. */
const sending = (bodies: readonly string[]) =>
  onStarted(`
    const codes = [];
    for (const postData of ${JSON.stringify(bodies)}) {
      const { code } = await Net.httpRequestAsync("${target.url}/hook", { method: "POST", postData, timeout: 10 });
      codes.push(code);
    }
    Logger.write(codes.join());
    VoxEngine.terminate();`);

async function send(bodies: readonly string[]) {
  const before = target.received.length;
  const ran = await bench.run(sending(bodies));
  return { codes: ran.logged[0], received: target.received.slice(before), ran };
}

describe("misfortunes of the scenario's messages", () => {
  it("there are none unless they are asked for", async () => {
    expect(await send(["a", "b"])).toMatchObject({ codes: "200,200", received: ["a", "b"] });
  });

  it("drop: nothing arrives, and the scenario waits for its own time-out in vain", async () => {
    bench.world.faults.add({ service: "webhooks", kind: "drop" });
    const { codes, received, ran } = await send(["a", "b"]);
    expect([codes, received]).toEqual(["-7,-7", []]);
    const end = ran.entries.at(-1)?.data as { ms: number };
    expect(end.ms).toBe(20_000);
  });

  it("duplicate: up to three times the same", async () => {
    bench.world.faults.add({ service: "webhooks", kind: "duplicate" });
    const { codes, received } = await send(["a", "b", "c", "d"]);
    expect(codes).toBe("200,200,200,200");
    expect(received.length).toBeGreaterThan(4);
    expect(new Set(received).size).toBe(4);
  });

  it("reorder: one arrives after the next", async () => {
    bench.world.faults.add({ service: "webhooks", kind: "reorder", times: 1 });
    const { codes, received } = await send(["a", "b", "c"]);
    expect(codes).toBe("-7,200,200");
    expect(received).toEqual(["b", "a", "c"]);
  });

  it("delay: longer than the scenario waits, it counts as lost but arrives", async () => {
    bench.world.faults.add({ service: "webhooks", kind: "delay", ms: 12_000, times: 1 });
    const { codes, received } = await send(["a", "b", "c", "d"]);
    expect(codes).toBe("-7,200,200,200");
    expect([...received].sort()).toEqual(["b", "c", "d"]);
  });
});
