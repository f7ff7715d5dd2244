import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  form: URLSearchParams;
  body: string;
};
export type Answer = (received: Received, response: ServerResponse) => void;

/** A server on loopback that answers as a test says and keeps what it received. */
export class AnsweringServer {
  readonly received: Received[] = [];
  answer: Answer = (_received, response) => response.writeHead(500).end();
  private readonly server = createServer((request, response) => void this.take(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://loopback");
    const body = Buffer.concat(chunks).toString("utf8");
    const received = {
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      form: new URLSearchParams(body),
      body,
    };
    this.received.push(received);
    this.answer(received, response);
  }
}

/** Answers JSON. */
export function json(status: number, value: unknown): Answer {
  return (_received, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };
}

/** What `env()` needs in a test of the adapter; the addresses are never asked. */
export const TEST_SETTINGS = {
  DATABASE_URL: "postgres://127.0.0.1:1/none",
  SECRET_KEY: "a-key-that-is-only-used-by-unit-tests",
  HALO_WEBHOOK_KEY: "ab".repeat(32),
  HALO_MODE: "demo",
  USE_VOXIMPLANT: "false",
  SANDBOX_URL: "http://127.0.0.1:1",
  VOXIMPLANT_API_URL: "http://127.0.0.1:1",
  VOXIMPLANT_RULE_ID: "4711",
  LOG_LEVEL: "silent",
};
