import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Balancer } from "../../storm/world/balancer";

const LOOK_EVERY_MS = 500;
const LOOK_MS = 2_000;
/** Looks in a row that must fail before a server is left out (HAProxy's `fall`): one late answer is no stop. */
const FALL = 2;

type Backend = { port: number; failures: number; agent: Agent };

/** What came of the requests that went through, whoever sent them. */
export type Passed = {
  requests: number;
  lost: string[];
  /** What `/readyz` said instead of 200, and how often. */
  refusals: Record<string, number>;
};

/**
 * A reverse proxy that sends requests, over kept connections, in turn to the servers of 127.0.0.1 whose `/readyz` said
 * 200 at one of its last looks. A request is sent once: what a server drops is lost, and counted.
 */
export async function startReadyBalancer(
  port: number,
  ports: readonly number[],
  passed: Passed,
): Promise<Balancer> {
  const backends: Backend[] = ports.map((own) => ({
    port: own,
    failures: FALL,
    agent: new Agent({ keepAlive: true }),
  }));
  const look = async (backend: Backend) => {
    const refusal = await readyRefusal(backend.port);
    backend.failures = refusal === null ? 0 : backend.failures + 1;
    if (refusal !== null) passed.refusals[refusal] = (passed.refusals[refusal] ?? 0) + 1;
  };
  const stopped = new AbortController();
  const keepLooking = async (backend: Backend) => {
    while (!stopped.signal.aborted) {
      await look(backend);
      await pause(LOOK_EVERY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  await Promise.all(backends.map(look));
  for (const backend of backends) void keepLooking(backend);
  let turn = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    passed.requests += 1;
    const ready = backends.filter(({ failures }) => failures < FALL);
    const backend = ready[turn++ % ready.length];
    if (backend) pass(incoming, outgoing, backend, passed);
    else lose(incoming, outgoing, passed, "no server is ready");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        stopped.abort();
        server.close(() => resolve());
        server.closeAllConnections();
        for (const { agent } of backends) agent.destroy();
      }),
  };
}

function readyRefusal(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const asking = get(
      {
        host: "127.0.0.1",
        port,
        path: "/readyz",
        agent: false,
        signal: AbortSignal.timeout(LOOK_MS),
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        answer.on("error", () => undefined);
        answer.once("close", () => resolve(answer.statusCode === 200 ? null : text));
      },
    );
    asking.once("error", (error) => resolve(error.message));
  });
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { port, agent }: Backend,
  passed: Passed,
): void {
  const { connection: _own, ...headers } = incoming.headers;
  const { method, url: path } = incoming;
  const sending = request({ host: "127.0.0.1", port, agent, method, path, headers });
  sending.once("error", (error) => {
    // A client that left is not a request that was lost.
    if (!outgoing.destroyed) lose(incoming, outgoing, passed, `${error.message} at ${port}`);
  });
  sending.once("response", (answer) => {
    const { connection: _theirs, "keep-alive": _time, ...kept } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, kept);
    answer.pipe(outgoing);
    answer.once("close", () => {
      if (answer.complete || outgoing.destroyed) return;
      lose(incoming, outgoing, passed, `an answer of ${port} broke off`);
    });
  });
  outgoing.once("close", () => sending.destroy());
  incoming.pipe(sending);
}

function lose(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  passed: Passed,
  why: string,
): void {
  passed.lost.push(`${incoming.method} ${incoming.url?.split("?", 1)[0]}: ${why}`);
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(502).end();
}
