export type Heard = { event: string; data: { id?: number }; place: string | null };

/** Reads a stream of server-sent events as a client does. */
export class Listener {
  /** The last `id` that came with an event, at first the one it went on from. */
  place: string | null;
  private readonly reader: ReadableStreamDefaultReader<string>;
  private rest = "";
  private readonly waiting: Heard[] = [];

  /** @throws Error where the answer is no stream */
  constructor(response: Response, place: string | null = null) {
    this.place = place;
    if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
    this.reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next event; null: the stream has ended. */
  async next(): Promise<Heard | null> {
    for (;;) {
      const heard = this.waiting.shift();
      if (heard) {
        this.place = heard.place ?? this.place;
        return heard;
      }
      const part = await this.reader.read();
      if (part.done) return null;
      const blocks = (this.rest + part.value).split("\n\n");
      this.rest = blocks.pop() ?? "";
      for (const block of blocks) this.take(block);
    }
  }

  /** Numbers of the next changes, beats left out. */
  async ids(count: number): Promise<number[]> {
    const found: number[] = [];
    while (found.length < count) {
      const heard = await this.next();
      if (heard === null) throw new Error(`the stream ended after ${found.length} changes`);
      if (heard.data.id !== undefined) found.push(heard.data.id);
    }
    return found;
  }

  /** Resolves when the server ends the stream. */
  async ended(): Promise<void> {
    while ((await this.next()) !== null);
  }

  async leave(): Promise<void> {
    await this.reader.cancel();
  }

  private take(block: string): void {
    const field = (name: string) =>
      block
        .split("\n")
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const event = field("event");
    if (!event) return;
    this.waiting.push({
      event,
      data: JSON.parse(field("data") ?? "{}"),
      place: field("id") ?? null,
    });
  }
}
