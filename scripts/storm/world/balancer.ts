import { connect, createServer, type Socket } from "node:net";

export type Balancer = { port: number; stop: () => Promise<void> };

/**
 * One address in front of several servers of 127.0.0.1: each connection goes to the next of them, and past those that
 * refuse it, as a reverse proxy does. What a server has taken is never sent to another one.
 */
export async function startBalancer(port: number, backends: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer({ pauseOnConnect: true }, (client) => {
    keep(client);
    const first = turn++;
    const order = backends.map((_, at) => backends[(first + at) % backends.length] ?? 0);
    reach(client, order);
  });

  function keep(socket: Socket): void {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => open.delete(socket));
  }

  function reach(client: Socket, [port, ...others]: number[]): void {
    if (port === undefined || client.destroyed) {
      client.destroy();
      return;
    }
    const backend = connect(port, "127.0.0.1");
    let isConnected = false;
    keep(backend);
    backend.once("connect", () => {
      isConnected = true;
      client.pipe(backend);
      backend.pipe(client);
      client.resume();
    });
    backend.once("close", () => (isConnected ? client.destroy() : reach(client, others)));
    client.once("close", () => backend.destroy());
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
