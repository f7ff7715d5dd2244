import "server-only";
import { listenTo } from "@/db/client";
import { LIVE_CHANNEL } from "@/lib/platform/live/announce";
import {
  changesBetween,
  changesSince,
  currentSnapshot,
  recentChanges,
  type Snapshot,
  type StoredChange,
} from "@/lib/platform/live/read-changes";
import { log } from "@/lib/platform/log";

/** One who is told of changes. */
export type LiveListener = {
  /** @param snapshot where the listener stands after these */
  receive(changes: readonly StoredChange[], snapshot: Snapshot): void;
  /** More was missed than can be told: everything is to be read anew. */
  reset(snapshot: Snapshot): void;
  /** No more will come. */
  end(): void;
};

/** Where a listener left off, or how many seconds back it wants to hear. */
export type LiveStart = { since: Snapshot } | { lost: true } | { recentSeconds: number };

/** Looks follow each other at this distance at least, ms: what happens in between goes out together. */
const GAP_MS = 40;
/** Without any notice a look is taken all the same, ms: a connection can be dead without saying so. */
const ANYWAY_MS = 1000;

/**
 * Reads what changed once for all listeners of this process. Its place is a snapshot, and listeners join between two
 * looks, each brought to the very same snapshot: nothing is missed and nothing is told twice, however commits interleave.
 */
class LiveHub {
  readonly listeners = new Set<LiveListener>();
  private snapshot: Snapshot | null = null;
  private joining: (() => Promise<void>)[] = [];
  private isDirty = false;
  private isLooking = false;
  private isListening = false;
  private lookedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Resolves once the listener stands at the hub's snapshot and hears everything after it. */
  join(listener: LiveListener, start: LiveStart): Promise<void> {
    return new Promise((resolve, reject) => {
      this.joining.push(() => this.admit(listener, start).then(resolve, reject));
      this.wake();
    });
  }

  leave(listener: LiveListener): void {
    this.listeners.delete(listener);
  }

  /** Ends every stream; their clients go on at another process, from where they stand. */
  endAll(): void {
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
    clearTimeout(this.timer);
  }

  private readonly wake = (): void => {
    this.isDirty = true;
    if (!this.isLooking) this.plan(Math.max(0, this.lookedAt + GAP_MS - Date.now()));
  };

  private plan(inMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isLooking = true;
      this.look()
        .catch((error: unknown) => log.warn("live updates could not be read", { error }))
        .finally(() => this.next());
    }, inMs);
    this.timer.unref();
  }

  private next(): void {
    this.isLooking = false;
    this.lookedAt = Date.now();
    if (this.isDirty || this.joining.length > 0) this.plan(GAP_MS);
    else if (this.listeners.size > 0) this.plan(ANYWAY_MS);
  }

  private async look(): Promise<void> {
    this.isDirty = false;
    if (!this.isListening) {
      this.isListening = true;
      listenTo(LIVE_CHANNEL, this.wake, this.wake).catch((error: unknown) => {
        this.isListening = false;
        log.warn("live updates are not heard", { error });
      });
    }
    try {
      // Nobody has looked on meanwhile: who joins now starts from now.
      if (this.snapshot === null || this.listeners.size === 0)
        this.snapshot = await currentSnapshot();
      else {
        const { changes, snapshot } = await changesSince(this.snapshot);
        this.snapshot = snapshot;
        if (changes.length > 0)
          for (const listener of this.listeners) listener.receive(changes, snapshot);
      }
    } finally {
      // Also where the look failed: who waits to join is told so at once.
      await Promise.all(this.joining.splice(0).map((admit) => admit()));
    }
  }

  private async admit(listener: LiveListener, start: LiveStart): Promise<void> {
    const until = this.snapshot;
    if (until === null) throw new Error("the hub has no snapshot");
    const missed =
      "lost" in start
        ? null
        : "since" in start
          ? await changesBetween(start.since, until)
          : start.recentSeconds > 0
            ? await recentChanges(start.recentSeconds, until)
            : [];
    if (missed === null) listener.reset(until);
    else listener.receive(missed, until);
    this.listeners.add(listener);
  }
}

/** On globalThis, because the web process evaluates this file twice: in its server and in Next's bundle. */
const keep = globalThis as typeof globalThis & { haloLive?: LiveHub };

export function liveHub(): LiveHub {
  keep.haloLive ??= new LiveHub();
  return keep.haloLive;
}
