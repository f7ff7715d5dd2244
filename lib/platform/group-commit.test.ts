import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, it } from "vitest";
import { groupCommit } from "./group-commit";

type Item = { key: string; no: number };

/** Records what ran in which transaction; `together` waits until it is let go. */
function scene(fails: (items: readonly Item[]) => unknown = () => undefined) {
  const ran: string[] = [];
  const gates: (() => void)[] = [];
  const add = groupCommit<Item, string>({
    most: 3,
    crowd: 2,
    keyOf: ({ key }) => key,
    async together(items) {
      ran.push(items.map(({ key, no }) => `${key}${no}`).join("+"));
      await new Promise<void>((go) => gates.push(go));
      const error = fails(items);
      if (error) throw error;
      return items.map(({ key, no }) => (key === "locked" ? "alone" : `${key}${no}`));
    },
    async alone({ key, no }) {
      ran.push(`alone ${key}${no}`);
      if (key === "locked") await new Promise<void>((go) => gates.push(go));
      const error = fails([{ key, no }]);
      if (error) throw error;
      return `${key}${no}`;
    },
  });
  const letGo = async () => {
    await expect.poll(() => gates.length).toBeGreaterThan(0);
    gates.shift()?.();
  };
  return { add, ran, letGo };
}

describe("group commit", () => {
  it("runs what comes in one moment together, and answers after it ended", async () => {
    const { add, ran, letGo } = scene();
    let answered = 0;
    const all = ["a", "b", "c"].map((key) => add({ key, no: 1 }).finally(() => answered++));
    await expect.poll(() => ran).toEqual(["a1+b1+c1"]);
    expect(answered).toBe(0);
    await letGo();
    expect(await Promise.all(all)).toEqual(["a1", "b1", "c1"]);
  });

  it("never has one key twice at a time, and keeps the order of each", async () => {
    const { add, ran, letGo } = scene();
    const all = [add({ key: "a", no: 1 }), add({ key: "b", no: 1 }), add({ key: "a", no: 2 })];
    await letGo();
    await letGo();
    expect(await Promise.all(all)).toEqual(["a1", "b1", "a2"]);
    expect(ran).toEqual(["a1+b1", "a2"]);
  });

  it("begins a second transaction beside the first once many wait, and no third", async () => {
    const { add, ran, letGo } = scene();
    const first = add({ key: "a", no: 1 });
    await expect.poll(() => ran).toEqual(["a1"]);
    const all = [first, add({ key: "b", no: 1 })];
    await new Promise(setImmediate);
    expect(ran).toEqual(["a1"]);
    all.push(add({ key: "c", no: 1 }));
    await expect.poll(() => ran).toEqual(["a1", "b1+c1"]);
    all.push(add({ key: "d", no: 1 }), add({ key: "e", no: 1 }));
    await new Promise(setImmediate);
    expect(ran).toEqual(["a1", "b1+c1"]);
    for (let no = 0; no < 3; no++) await letGo();
    expect(await Promise.all(all)).toEqual(["a1", "b1", "c1", "d1", "e1"]);
  });

  it("runs for nobody: a transaction does not carry the ids of whoever came first", async () => {
    const ids = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const add = groupCommit<number, number>({
      most: 3,
      crowd: 2,
      keyOf: String,
      together: async (items) => {
        seen.push(ids.getStore());
        return items;
      },
      alone: async (item) => item,
    });
    expect(await ids.run("first", () => add(1).then((no) => [no, ids.getStore()]))).toEqual([
      1,
      "first",
    ]);
    expect(seen).toEqual([undefined]);
  });

  it("takes no more than it may", async () => {
    const { add, ran, letGo } = scene();
    const all = ["a", "b", "c", "d"].map((key) => add({ key, no: 1 }));
    await letGo();
    await letGo();
    await Promise.all(all);
    expect(ran).toEqual(["a1+b1+c1", "d1"]);
  });

  it("tries each alone where all together failed: a bad one spoils no other", async () => {
    const { add, ran, letGo } = scene((items) =>
      items.some(({ key }) => key === "bad") ? new Error("bad") : undefined,
    );
    const all = ["a", "bad", "c"].map((key) => add({ key, no: 1 }));
    await letGo();
    const settled = await Promise.allSettled(all);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(ran).toEqual(["a1+bad1+c1", "alone a1", "alone bad1", "alone c1"]);
  });

  it("runs alone what was left out", async () => {
    const { add, ran, letGo } = scene();
    const all = ["a", "locked"].map((key) => add({ key, no: 1 }));
    await letGo();
    await letGo();
    expect(await Promise.all(all)).toEqual(["a1", "locked1"]);
    expect(ran).toEqual(["a1+locked1", "alone locked1"]);
  });

  it("lets nobody wait for one that waits alone", async () => {
    const { add, ran, letGo } = scene();
    const locked = add({ key: "locked", no: 1 });
    await letGo();
    await expect.poll(() => ran).toEqual(["locked1", "alone locked1"]);
    const other = add({ key: "a", no: 1 });
    await expect.poll(() => ran.at(-1)).toBe("a1");
    await letGo();
    await letGo();
    expect(await Promise.all([locked, other])).toEqual(["locked1", "a1"]);
  });

  it("does not knock again at once where nobody is at home", async () => {
    const gone = Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" });
    const { add, ran, letGo } = scene(() =>
      Object.assign(new Error("failed", { cause: gone }), { query: "commit" }),
    );
    const all = ["a", "b"].map((key) => add({ key, no: 1 }));
    await letGo();
    const settled = await Promise.allSettled(all);
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(ran).toEqual(["a1+b1"]);
  });
});
