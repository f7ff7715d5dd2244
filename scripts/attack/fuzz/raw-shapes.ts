import net from "node:net";
import type { Chance } from "../chance";

/** Bytes no HTTP library sends. `p`: a path. */
const SHAPES: readonly ((p: string) => string)[] = [
  (p) => `GET ${p} HTTP/9.9\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}\r\n\r\n`,
  (p) => `GET http://evil.test${p} HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}\u0000 HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}?${"a".repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nX-A: ${"b".repeat(90_000)}\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\n${"X-A: b\r\n".repeat(3000)}\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nX-A: a\nX-B: c\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nCookie: ${"a=b; ".repeat(2000)}\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nCookie: halo.session=\u00ff\u00fe%00\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nRange: bytes=99999999999999999999-\r\n\r\n`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nAccept-Language: ${"x-".repeat(3000)}\r\n\r\n`,
  (p) => `POST ${p} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`,
  (p) => `POST ${p} HTTP/1.1\r\nHost: x\r\nContent-Length: 1e9\r\n\r\n`,
  (p) =>
    `POST ${p} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  (p) => `POST ${p} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n`,
  (p) => `POST ${p} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n`,
  (p) =>
    `POST ${p} HTTP/1.1\r\nHost: x\r\nContent-Type: ${"a/b;".repeat(500)}\r\nContent-Length: 2\r\n\r\n{}`,
  (p) =>
    `POST ${p} HTTP/1.1\r\nHost: x\r\nNext-Action: ${"0".repeat(40)}\r\nContent-Length: 2\r\n\r\n[]`,
  (p) =>
    `POST ${p} HTTP/1.1\r\nHost: x\r\nNext-Action: x\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 9\r\n\r\n--a\r\n\r\n--`,
  (p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nRSC: 1\r\nNext-Router-State-Tree: %7B%22a\r\n\r\n`,
  (p) =>
    `GET ${p} HTTP/1.1\r\nHost: x\r\nNext-Router-Prefetch: 1\r\nNext-Url: ${p}${p}\r\nRSC: 1\r\n\r\n`,
  (p) => `TRACE ${p} HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `CONNECT x:1 HTTP/1.1\r\nHost: ${p}\r\n\r\n`,
  (p) => `PROPFIND ${p} HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `OPTIONS * HTTP/1.1\r\nHost: ${p}\r\n\r\n`,
  (p) => `GET ${p}%00 HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}/%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}?q=%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `GET ${p}?__proto__[x]=1&a[]=1&a[]=2&%00=1 HTTP/1.1\r\nHost: x\r\n\r\n`,
  (p) => `\u0016\u0003\u0001\u0002\u0000\u0001${p}`,
  (p) => `${`GET ${p} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(20)}`,
];

const PATHS = [
  "/",
  "/calls",
  "/sign-in",
  "/api/v1/calls",
  "/api/v1/openapi.json",
  "/api/auth/session",
  "/api/auth/callback/credentials",
  "/api/auth/login",
  "/demo/session",
  "/voximplant/events",
  "/voximplant/./events",
  "/telegram/updates",
  "/livez",
  "/_next/static/x.js",
  "/_next/image?url=x&w=1&q=1",
  "/docs",
];

/** One of the shapes at one of the paths. */
export function rawShape(chance: Chance): string {
  return chance.pick(SHAPES)(chance.pick(PATHS));
}

const PATIENCE_MS = 600;

/** Sends bytes on a connection of their own. @returns everything that came back until it was quiet or closed */
export function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("latin1"));
    };
    socket.setTimeout(PATIENCE_MS);
    socket.on("timeout", end);
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      // What follows the first answer tells nothing new.
      socket.setTimeout(150);
    });
    socket.on("error", end);
    socket.on("close", end);
  });
}
