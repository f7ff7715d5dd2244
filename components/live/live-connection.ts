import type { LiveKind } from "@/db/enums";

/** What changed; null ids: it has none of these. */
export type LiveNews = { kind: LiveKind; callId: string | null; contactId: string | null };
/** Gets what changed, or "all": something was missed, so anything may have. */
export type LiveReader = (news: LiveNews | "all") => void;

const ADDRESS = "/api/v1/live";
/** Without a beat for so long the connection is dead, whatever it says, ms. The server's beat comes every 15 s. */
const SILENCE_MS = 40_000;
/** A view that appears hears what changed since it was drawn on the server, ms. */
const REMEMBERED_MS = 10_000;
const RECENT_SECONDS = 30;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/**
 * This window's one stream of live updates. While the window is hidden it has none: browsers open six connections to
 * a site at a time, and windows in the background must not use them up. It comes back where it left off.
 */
export class LiveConnection {
  private source: EventSource | null = null;
  private place: string | null = null;
  private isOpen = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly readers = new Set<LiveReader>();
  private readonly watchers = new Set<() => void>();
  private recent: { at: number; news: LiveNews | "all" }[] = [];

  /** Starts; returns what stops it. */
  start(): () => void {
    const turn = () => (document.hidden ? this.close() : this.open());
    turn();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      this.close();
    };
  }

  read(reader: LiveReader): () => void {
    this.readers.add(reader);
    const since = Date.now() - REMEMBERED_MS;
    for (const { at, news } of this.recent) if (at >= since) reader(news);
    return () => this.readers.delete(reader);
  }

  /** For useSyncExternalStore. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
  readonly opened = (): boolean => this.isOpen;

  private open(): void {
    if (this.source) return;
    clearTimeout(this.timer);
    const from = this.place
      ? `lastEventId=${encodeURIComponent(this.place)}`
      : `recentSeconds=${RECENT_SECONDS}`;
    const source = new EventSource(`${ADDRESS}?${from}`);
    this.source = source;
    source.addEventListener("open", () => {
      this.tries = 0;
      this.listenOn();
      this.setOpen(true);
    });
    source.addEventListener("error", () => {
      this.setOpen(false);
      // It comes back by itself from a broken connection, never from a refusal.
      if (source.readyState === EventSource.CLOSED) this.retry();
    });
    for (const kind of ["call", "contact", "outbox"] as const) {
      source.addEventListener(kind, (event) => this.take(event, kind));
    }
    source.addEventListener("beat", (event) => this.take(event, null));
    source.addEventListener("reset", (event) => {
      this.take(event, null);
      this.tell("all");
    });
  }

  private take(event: MessageEvent<string>, kind: LiveKind | null): void {
    if (event.lastEventId) this.place = event.lastEventId;
    this.listenOn();
    if (kind === null) return;
    const { callId, contactId } = JSON.parse(event.data) as Omit<LiveNews, "kind">;
    this.tell({ kind, callId, contactId });
  }

  private tell(news: LiveNews | "all"): void {
    const at = Date.now();
    this.recent = [...this.recent.filter((known) => known.at > at - REMEMBERED_MS), { at, news }];
    for (const reader of this.readers) reader(news);
  }

  private listenOn(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.retry(), SILENCE_MS);
  }

  private retry(): void {
    this.close();
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries);
    this.tries += 1;
    // Windows that were refused together do not come back together.
    this.timer = setTimeout(() => this.open(), wait * (0.5 + Math.random() / 2));
  }

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.setOpen(false);
  }

  private setOpen(isOpen: boolean): void {
    if (this.isOpen === isOpen) return;
    this.isOpen = isOpen;
    for (const watcher of this.watchers) watcher();
  }
}
