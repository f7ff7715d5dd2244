import { createServer } from "node:net";

/** True when we can listen on this port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Any free port of 127.0.0.1 that is not in `taken`. */
export async function anyFreePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = await new Promise<number>((resolve, reject) => {
      const server = createServer();
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        const found = typeof address === "object" && address ? address.port : 0;
        server.close(() => resolve(found));
      });
    });
    if (port > 0 && !taken.has(port)) return port;
  }
}

/** The wished port, or the first free one of the hundred above it, or any. */
export async function freePortFrom(
  wish: number,
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  if (wish > 0) {
    for (let port = wish; port < wish + 100 && port <= 65_535; port++) {
      if (!taken.has(port) && (await isPortFree(port))) return port;
    }
  }
  return anyFreePort(taken);
}
