import net, { type AddressInfo } from "node:net";

export type Listeners = {
  /** A port nobody else knows. */
  port: number;
  /** Those of the well-known ports that were free. */
  known: number[];
  /** Connections that came, wherever. */
  hits(): number;
  close(): void;
};

const KNOWN = [443, 8443];

/** Counts connections on loopback, of both families: on a port of its own, and on those the product lets addresses name. */
export async function listenOnLoopback(): Promise<Listeners> {
  let hits = 0;
  const servers: net.Server[] = [];
  const listen = (host: string, port: number) =>
    new Promise<number | null>((resolve) => {
      const server = net.createServer((socket) => {
        hits += 1;
        socket.on("error", () => undefined);
        socket.destroy();
      });
      server.once("error", () => resolve(null));
      server.listen(port, host, () => {
        servers.push(server);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const port = await listen("127.0.0.1", 0);
  if (port === null) throw new Error("no port of loopback is free");
  await listen("::1", port);
  const known: number[] = [];
  for (const wanted of KNOWN) {
    if ((await listen("127.0.0.1", wanted)) !== null) known.push(wanted);
    await listen("::1", wanted);
  }
  return {
    port,
    known,
    hits: () => hits,
    close() {
      for (const server of servers) server.close();
    },
  };
}
