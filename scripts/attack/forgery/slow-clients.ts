import net from "node:net";

const MEGABYTE = 2 ** 20;
const HUGE_MB = 50;

/** Doors that read a body: signed, secret, open, of the framework. */
export const BODY_DOORS = [
  "/voximplant/events",
  // The same door where Next finds it.
  "/voximplant/./events",
  "/voximplant/permit",
  "/telegram/updates",
  "/api/auth/login",
  "/api/auth/callback/credentials",
  "/api/v1/calls",
  "/sign-in",
] as const;

/** Of two headers of one name Node takes the first. */
const head = (path: string, ...lines: string[]) =>
  `${[`POST ${path} HTTP/1.1`, "host: x", ...lines, "content-type: application/json"].join("\r\n")}\r\n\r\n`;

/** Sends fifty megabytes as fast as they are taken. @returns bytes that were taken and the answer's first line */
export function sendHuge(
  url: string,
  { path, headers, isChunked }: { path: string; headers: readonly string[]; isChunked: boolean },
): Promise<{ sent: number; answer: string }> {
  const { hostname, port } = new URL(url);
  const piece = Buffer.alloc(64 * 1024, 97);
  const total = HUGE_MB * MEGABYTE;
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname);
    let answer = "";
    let sent = 0;
    let isOver = false;
    const end = () => {
      isOver = true;
      socket.destroy();
      resolve({ sent, answer: answer.split("\r\n", 1)[0] ?? "" });
    };
    const more = () => {
      while (!isOver && sent < total) {
        sent += piece.length;
        if (isChunked) socket.write(`${piece.length.toString(16)}\r\n`);
        const isTaken = socket.write(piece);
        if (isChunked) socket.write("\r\n");
        if (!isTaken) return;
      }
      if (!isOver && isChunked) socket.write("0\r\n\r\n");
    };
    socket.setTimeout(90_000, end);
    socket.on("connect", () => {
      const length = isChunked ? "transfer-encoding: chunked" : `content-length: ${total}`;
      socket.write(head(path, length, ...headers));
      more();
    });
    socket.on("drain", more);
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      end();
    });
    socket.on("end", end);
    socket.on("error", end);
    socket.on("close", end);
  });
}

export type Dripping = { stop(): void; closedByServer(): number };

/** Holds connections open with a byte a second each: half of them in the headers, half in the body. */
export function drip(url: string, connections: number): Dripping {
  const { hostname, port } = new URL(url);
  let closed = 0;
  const sockets = Array.from({ length: connections }, (_, n) => {
    const path = BODY_DOORS[n % BODY_DOORS.length] ?? "/";
    const socket = net.connect(Number(port), hostname, () =>
      socket.write(
        n % 2 === 0
          ? `POST ${path} HTTP/1.1\r\nhost: x\r\nx-slow: `
          : head(path, `content-length: ${200_000}`),
      ),
    );
    socket.on("error", () => undefined);
    socket.on("close", () => {
      closed += 1;
    });
    return socket;
  });
  const beat = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("a");
  }, 1000);
  return {
    stop() {
      clearInterval(beat);
      for (const socket of sockets) socket.destroy();
    },
    closedByServer: () => closed,
  };
}
