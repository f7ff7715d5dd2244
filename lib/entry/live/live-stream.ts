import "server-only";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { type Permission, reaches } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import type { Snapshot, StoredChange } from "@/lib/platform/live/read-changes";
import { gauge } from "@/lib/platform/metrics";
import { type LiveListener, type LiveStart, liveHub } from "./live-hub";
import { positionText } from "./position";

/** What one must be allowed to read to hear of a kind. */
const PERMISSION_OF: Record<StoredChange["kind"], Permission> = {
  call: "calls.read",
  contact: "contacts.read",
  outbox: "outbox.read",
};

const STREAMS_EACH = 5;
const STREAMS_IN_ALL = 2000;
const BEAT_MS = 15_000;
/** What a client that does not read may leave lying here, bytes; then it is let go and may come back. */
const MOST_UNREAD = 256 * 1024;
const RETRY_MS = 1000;

const bytes = new TextEncoder();

/** Those open in this process, or being opened. */
const keep = globalThis as typeof globalThis & { haloLiveStreams?: Set<LiveStream> };

gauge(
  "halo_live_streams",
  "Streams of live updates that are open in this process",
  [],
  async () => [{ labels: {}, value: keep.haloLiveStreams?.size ?? 0 }],
);

/** One open stream: what its actor may hear, as server-sent events (WHATWG HTML, "Server-sent events"). */
export class LiveStream implements LiveListener {
  readonly body: ReadableStream<Uint8Array>;
  private readonly onEnd: () => void;
  private actor: Actor;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private beat: NodeJS.Timeout | undefined;
  private snapshot: Snapshot = "";
  private readonly gone: AbortSignal;

  /**
   * @param gone the request's signal: a client that leaves before its answer has begun never reads, and so never
   * cancels, the body
   */
  constructor(actor: Actor, gone: AbortSignal, onEnd: () => void) {
    this.actor = actor;
    this.onEnd = onEnd;
    this.gone = gone;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        cancel: () => this.close(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    );
    gone.addEventListener("abort", () => this.close(), { once: true });
  }

  /** @throws AppError rate_limited with five streams of one person or key in this process; unavailable with 2000 in all */
  async open(start: LiveStart): Promise<void> {
    if (this.gone.aborted) {
      this.close();
      return;
    }
    keep.haloLiveStreams ??= new Set();
    const open = keep.haloLiveStreams;
    if (open.size >= STREAMS_IN_ALL) throw new AppError("unavailable", { retryAfterSeconds: 30 });
    const who = actorRef(this.actor);
    if ([...open].filter(({ actor }) => actorRef(actor) === who).length >= STREAMS_EACH)
      throw new AppError("rate_limited", { retryAfterSeconds: 30 });
    open.add(this);
    this.send(`retry: ${RETRY_MS}\n\n`);
    try {
      await liveHub().join(this, start);
    } catch (error) {
      this.close();
      throw error;
    }
    this.beat = setInterval(() => this.tellBeat(), BEAT_MS);
    this.beat.unref();
    // The client may have gone while the stream was being opened.
    if (this.controller === null) this.close();
  }

  /** The rights of this moment. */
  nowIs(actor: Actor): void {
    this.actor = actor;
  }

  receive(changes: readonly StoredChange[], snapshot: Snapshot): void {
    const isFirst = this.snapshot === "";
    this.snapshot = snapshot;
    const told = changes.filter((change) =>
      reaches(this.actor, PERMISSION_OF[change.kind], change),
    );
    if (told.length > 0) {
      const events = told.map(eventText);
      // The place is told with the last one only: whoever is cut off before it hears all of them again.
      this.send(`${events.join("\n")}id: ${positionText(snapshot)}\n\n`);
    } else if (isFirst) this.tellBeat();
  }

  reset(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.send(`event: reset\ndata: {}\nid: ${positionText(snapshot)}\n\n`);
  }

  end(): void {
    this.close();
  }

  private tellBeat(): void {
    this.send(`event: beat\ndata: {}\nid: ${positionText(this.snapshot)}\n\n`);
  }

  private send(text: string): void {
    if (this.controller === null) return;
    this.controller.enqueue(bytes.encode(text));
    if ((this.controller.desiredSize ?? 0) <= 0) this.close();
  }

  private close(): void {
    clearInterval(this.beat);
    keep.haloLiveStreams?.delete(this);
    liveHub().leave(this);
    const controller = this.controller;
    this.controller = null;
    if (controller === null) return;
    this.onEnd();
    try {
      controller.close();
    } catch {
      // The reader let go of it already.
    }
  }
}

/** Written once, however many hear it. */
const written = new WeakMap<StoredChange, string>();

function eventText(change: StoredChange): string {
  const known = written.get(change);
  if (known !== undefined) return known;
  const { id, kind, callId, contactId } = change;
  const text = `event: ${kind}\ndata: ${JSON.stringify({ id, callId, contactId })}\n`;
  written.set(change, text);
  return text;
}
