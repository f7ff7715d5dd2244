import { type ClientRequest, get } from "node:http";

const AT_ONCE = 50;
/** Whoever has not heard by then has missed it, ms. */
const PATIENCE_MS = 60_000;

type Told = { at: number; heard: Uint8Array; left: number };

/** Many open streams of server-sent events, and when each of them hears of which call. */
export class Ears {
  private readonly requests: ClientRequest[] = [];
  private readonly told = new Map<string, Told>();
  private times: number[] = [];
  private whenHeard: (() => void) | null = null;

  /** @param keys bearers; stream n takes key n modulo their number @throws Error where a stream does not open */
  static async open(address: URL, keys: readonly string[], count: number): Promise<Ears> {
    const ears = new Ears();
    for (let first = 0; first < count; first += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, at) =>
        ears.add(address, keys[(first + at) % keys.length] ?? "", first + at),
      );
      await Promise.all(some);
    }
    return ears;
  }

  /** From now on it counts how long it takes until everybody hears of this call. */
  tell(callId: string): void {
    const count = this.requests.length;
    this.told.set(callId, { at: performance.now(), heard: new Uint8Array(count), left: count });
  }

  /** All times since the last asking, ms, one a stream and call. @throws Error where a stream missed something */
  async heard(): Promise<number[]> {
    if (this.told.size > 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.whenHeard = resolve;
        timer = setTimeout(resolve, PATIENCE_MS);
      });
      clearTimeout(timer);
    }
    const missed = [...this.told.values()].reduce((sum, { left }) => sum + left, 0);
    if (missed > 0) throw new Error(`${missed} changes were not heard`);
    const times = this.times;
    this.times = [];
    return times;
  }

  close(): void {
    for (const request of this.requests) request.destroy();
  }

  /** Resolves with the first words of the stream. */
  private add(address: URL, key: string, no: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const request = get(address, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`the stream answered ${answer.statusCode}`));
          return;
        }
        answer.setEncoding("latin1").on("data", (text: string) => this.take(no, text));
        answer.once("data", () => resolve());
      });
      // A stream that was closed on purpose is no failure: the promise is settled by then.
      request.on("error", reject);
      this.requests[no] = request;
    });
  }

  private take(no: number, text: string): void {
    const now = performance.now();
    for (const [, callId = ""] of text.matchAll(/"callId":"([0-9a-f-]{36})"/g)) {
      const told = this.told.get(callId);
      if (!told || told.heard[no] === 1) continue;
      told.heard[no] = 1;
      told.left -= 1;
      this.times.push(now - told.at);
      if (told.left === 0) this.told.delete(callId);
    }
    if (this.told.size === 0) this.whenHeard?.();
  }
}
