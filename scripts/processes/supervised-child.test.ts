import { once } from "node:events";
import { expect, it } from "vitest";
import { isAnswering } from "./is-answering";
import type { LogFile } from "./log-file";
import { anyFreePort } from "./ports";
import { type SupervisedChild, superviseChild } from "./supervised-child";

const SERVER = `
  const server = require("node:http").createServer((_, answer) => answer.end("ok"));
  server.listen(Number(process.env.PORT), "127.0.0.1");
  console.log("hello, person");
  console.log('{"level":30}');
  process.on("SIGTERM", () => process.exit(0));
`;

function memoryLog(): LogFile {
  const lines: string[] = [];
  return { write: (chunk) => void lines.push(chunk), tail: () => lines, close: () => undefined };
}

function supervise(port: number, source: string, events: EventTarget): SupervisedChild {
  const say = (type: string, detail: string) =>
    events.dispatchEvent(new CustomEvent(type, { detail }));
  return superviseChild({
    name: "child",
    cwd: process.cwd(),
    command: () => ({
      program: process.execPath,
      args: ["-e", source],
      env: { PATH: process.env.PATH, PORT: String(port) },
    }),
    ports: [port],
    isReady: () => isAnswering(`http://127.0.0.1:${port}`),
    log: memoryLog(),
    report: (line) => say("report", line),
    tell: (text) => say("tell", text),
    onChange: () => undefined,
  });
}

it("starts a child, passes on what it says to people, and starts it again after kill -9", async () => {
  const events = new EventTarget();
  const port = await anyFreePort();
  const child = supervise(port, SERVER, events);
  const told = once(events, "tell");
  await child.start();
  expect((await told)[0].detail).toBe("hello, person");
  const first = child.pid;
  expect(first).toBeGreaterThan(0);

  const died = once(events, "report");
  process.kill(first ?? 0, "SIGKILL");
  expect((await died)[0].detail).toBe("child died (SIGKILL); starting it again in 1 s");
  expect((await once(events, "report"))[0].detail).toContain("child is back");
  expect(child.starts).toBe(2);
  expect(child.pid).not.toBe(first);
  expect(await isAnswering(`http://127.0.0.1:${port}`)).toBe(true);

  await child.stop(5_000);
  expect(child.pid).toBeNull();
  expect(await isAnswering(`http://127.0.0.1:${port}`)).toBe(false);
}, 20_000);

it("tells the last words of a child that does not come up", async () => {
  const port = await anyFreePort();
  const source = "console.error('no such setting'); process.exit(3)";
  const child = supervise(port, source, new EventTarget());
  await expect(child.start()).rejects.toThrow(/exit code 3[\s\S]*no such setting/);
}, 20_000);
