import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type Told = {
  /** The header Webhook-Id. */
  id: string;
  type: string;
  sequence: number;
  data: Record<string, unknown>;
};

/** Another program that listens: takes what is signed with its secret, refuses everything else. */
export class WebhookReceiver {
  readonly told: Told[] = [];
  refused = 0;
  secret = "";
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on("request", async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      if (!this.secret) {
        // Calls of other tests are told from the first moment on, before the secret was read off the page.
        response.writeHead(503).end("not ready");
        return;
      }
      try {
        const headers = request.headers as Record<string, string>;
        const event = new Webhook(this.secret).verify(body, headers) as Omit<Told, "id">;
        this.told.push({ ...event, id: headers["webhook-id"] ?? "" });
        response.end("noted");
      } catch {
        this.refused += 1;
        response.writeHead(401).end("not signed for me");
      }
    });
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new WebhookReceiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** Types of what was told of a call, as it came. */
  typesOf(callId: string): string[] {
    return this.told.filter(({ data }) => data.call_id === callId).map(({ type }) => type);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
