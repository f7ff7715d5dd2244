import type { LookupAddress } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { problemOfUrl } from "./outside-url";
import { postOutside, type Resolve } from "./post-outside";
import { isPublicAddress } from "./public-address";

let hits = 0;
let port = 0;
const listener = createServer((request, response) => {
  hits += 1;
  if (request.url === "/moved")
    return response.writeHead(302, { location: `http://127.0.0.1:${port}/target` }).end();
  if (request.url === "/busy") return response.writeHead(429, { "retry-after": "17" }).end("later");
  if (request.url === "/long") return response.end("x".repeat(1_000_000));
  response.end(`got ${request.url}`);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, resolve));
  port = (listener.address() as AddressInfo).port;
});
beforeEach(() => {
  hits = 0;
});
afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});

const to =
  (...addresses: string[]): Resolve =>
  (_host, done) =>
    done(
      null,
      addresses.map(
        (address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 }),
      ),
    );

const post = (url: string, allowedHosts: string[] = [], resolve?: Resolve) =>
  postOutside({ url, headers: {}, body: "{}", allowedHosts, ...(resolve ? { resolve } : {}) });

const CLOSED_V4 = [
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.1",
  "100.127.255.254",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.254",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
];
const CLOSED_V6 = [
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::7f00:1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::1",
  "3fff::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
];
/** Other ways to write 127.0.0.1, and what an address may not be at all. */
const DISGUISED = [
  "https://127.1/",
  "https://127.0.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://0/",
  "https://127.0.0.1./",
  "https://１２７.0.0.1/",
  "https://127。0。0。1/",
  "https://user:word@example.com/",
  "https://example.com@127.0.0.1/",
  "https://example.com:22/",
  "https://example.com:6379/",
  "http://example.com/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://127.0.0.1/",
  "data:text/plain,a",
  "javascript:alert(1)",
  "//example.com/",
  "example.com",
  "https://",
  "",
];

describe("addresses", () => {
  it("of the public internet are told from all others", () => {
    for (const address of ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1"])
      expect(isPublicAddress(address)).toBe(true);
    for (const address of [...CLOSED_V4, ...CLOSED_V6, "", "example.com", "1.2.3"])
      expect(`${address} ${isPublicAddress(address)}`).toBe(`${address} false`);
  });

  it("are https at its ports, without a password", () => {
    expect(problemOfUrl("https://example.com/hook?key=1", [])).toBeNull();
    expect(problemOfUrl("https://example.com:8443/", [])).toBeNull();
    expect(problemOfUrl("http://crm.lan/", ["crm.lan"])).toBeNull();
    expect(problemOfUrl("http://crm.lan:81/", ["crm.lan:80"])).toBe("https_only");
    expect(problemOfUrl("https://a:b@crm.lan/", ["crm.lan"])).toBe("address_with_password");
  });
});

describe("posting outside", () => {
  const corpus = [
    ...CLOSED_V4.map((address) => `https://${address}/`),
    ...CLOSED_V6.map((address) => `https://[${address}]/`),
    ...DISGUISED,
  ];

  it(`refuses ${corpus.length} addresses before any connection`, async () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    for (const url of corpus) {
      const answer = await post(url);
      expect(`${url} ${answer.httpStatus}`).toBe(`${url} null`);
      expect(answer.error).toMatch(/^(address_|https_only|port_not)/);
    }
    expect(hits).toBe(0);
  });

  it("refuses a name that leads, also among others, to a private address", async () => {
    for (const addresses of [["127.0.0.1"], ["::1"], ["93.184.216.34", "10.0.0.1"], []]) {
      const answer = await post("https://looks-fine.example/", [], to(...addresses));
      expect(answer.error).toBe("address_not_public");
    }
    expect(hits).toBe(0);
  });

  it("connects to the address it looked at, and asks for it once", async () => {
    let asked = 0;
    const url = `http://inside.example:${port}/a`;
    const answer = await post(url, ["inside.example"], (host, done) => {
      asked += 1;
      to("127.0.0.1")(host, done);
    });
    expect(answer).toMatchObject({ httpStatus: 200, error: null, text: "got /a" });
    expect(asked).toBe(1);
  });

  it("follows no redirect, keeps the beginning of an answer and tells when to come again", async () => {
    const base = `http://127.0.0.1:${port}`;
    const allowed = [`127.0.0.1:${port}`];
    expect(await post(`${base}/moved`, allowed)).toMatchObject({ httpStatus: 302 });
    expect(hits).toBe(1);
    expect((await post(`${base}/long`, allowed)).text).toHaveLength(2000);
    const busy = await post(`${base}/busy`, allowed);
    expect(busy).toMatchObject({ httpStatus: 429, retryAfterSeconds: 17 });
    const nobody = createServer().listen(0);
    const gone = (nobody.address() as AddressInfo).port;
    await new Promise((resolve) => nobody.close(resolve));
    const refused = await post(`http://127.0.0.1:${gone}/`, ["127.0.0.1"]);
    expect(refused).toMatchObject({ httpStatus: null, error: "ECONNREFUSED" });
  });
});
