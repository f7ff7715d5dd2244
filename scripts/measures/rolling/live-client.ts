import { type ClientRequest, get } from "node:http";

const RETRY_MS = 1_000;

/** Hears the live stream as a browser does: whenever it ends, asks again from the last place it was told. */
export class LiveClient {
  /** Numbers of all changes heard. */
  readonly heard = new Set<number>();
  /** How often the stream ended and was taken up again. */
  resumed = 0;
  /** What an EventSource would have given up at, and places that were lost. */
  readonly faults: string[] = [];
  private readonly address: string;
  private readonly key: string;
  private place: string | null = null;
  private request: ClientRequest | null = null;
  private isClosed = false;
  private readonly opened = Promise.withResolvers<void>();

  constructor(address: string, key: string) {
    this.address = address;
    this.key = key;
    this.open();
  }

  /** Resolves once the stream has told where it stands. */
  untilOpen(): Promise<void> {
    return this.opened.promise;
  }

  close(): void {
    this.isClosed = true;
    this.request?.destroy();
  }

  private open(): void {
    let rest = "";
    let isAnswered = false;
    const again = () => {
      if (this.isClosed) return;
      this.resumed += 1;
      setTimeout(() => this.open(), RETRY_MS);
    };
    const place = this.place === null ? {} : { "last-event-id": this.place };
    const headers = { authorization: `Bearer ${this.key}`, ...place };
    this.request = get(this.address, { headers, agent: false }, (answer) => {
      isAnswered = true;
      if (answer.statusCode !== 200) this.faults.push(`the stream answered ${answer.statusCode}`);
      answer.setEncoding("utf8").on("data", (text: string) => {
        const blocks = (rest + text).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) this.take(block);
      });
      answer.on("error", () => undefined);
      answer.once("close", again);
    });
    this.request.once("error", (error) => {
      if (this.isClosed || isAnswered) return;
      this.faults.push(error.message);
      again();
    });
  }

  private take(block: string): void {
    for (const [, id] of block.matchAll(/"id":(\d+)/g)) this.heard.add(Number(id));
    const place = /^id: (.+)$/m.exec(block)?.[1];
    if (place === undefined) return;
    this.place = place;
    this.opened.resolve();
    if (/^event: reset$/m.test(block)) this.faults.push("a place was lost");
  }
}
