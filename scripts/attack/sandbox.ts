import type { Target } from "./target";

type Entry = {
  no: number;
  kind: string;
  ref?: string;
  session?: string;
  data: Record<string, unknown>;
};

/** The telephone world's own switches and its journal, which tells what really happened outside. */
export function sandboxCalls(target: Target) {
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${target.sandboxUrl}/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok)
      throw new Error(`sandbox ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as unknown;
  };
  return {
    async fault(rule: object): Promise<void> {
      await send("POST", "faults", rule);
    },
    async settings(patch: object): Promise<void> {
      await send("PUT", "settings", patch);
    },
    /** What the model says next, word for word. @returns how many wait */
    async answers(texts: readonly string[]): Promise<number> {
      const { waiting } = (await send("POST", "answers", { answers: texts })) as {
        waiting: number;
      };
      return waiting;
    },
    /** Entries whose kind begins so, oldest first. */
    async journal(kind: string): Promise<Entry[]> {
      const { entries } = (await send("GET", `journal?kind=${kind}&limit=100000`)) as {
        entries: Entry[];
      };
      return entries;
    },
  };
}
