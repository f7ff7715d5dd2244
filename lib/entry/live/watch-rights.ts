import "server-only";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { LiveStream } from "./live-stream";

const LOOK_MS = 2000;
/** Whoever could not be looked up for so long is let go: nobody listens on rights that nobody knows, ms. */
const TRUSTED_MS = 4500;

type Watched = { streams: Set<LiveStream>; stop: () => void };

/** Streams of one session or key are looked after together. */
const keep = globalThis as typeof globalThis & { haloLiveRights?: Map<string, Watched> };

/**
 * Looks the actor of a stream up again every two seconds and ends its streams within five where the rights have ended.
 * @param find who it is now; throws AppError unauthorized or forbidden where nobody any more
 * @returns stops watching this stream
 */
export function watchRights(
  actor: Actor,
  stream: LiveStream,
  find: () => Promise<Actor>,
): () => void {
  keep.haloLiveRights ??= new Map();
  const all = keep.haloLiveRights;
  const key = `${actorRef(actor)}|${actor.kind === "user" ? actor.sessionId : ""}`;
  const watched = all.get(key) ?? watch(find);
  all.set(key, watched);
  watched.streams.add(stream);
  return () => {
    watched.streams.delete(stream);
    if (watched.streams.size > 0) return;
    watched.stop();
    if (all.get(key) === watched) all.delete(key);
  };
}

function watch(find: () => Promise<Actor>): Watched {
  const streams = new Set<LiveStream>();
  let trustedAt = Date.now();
  let isLooking = false;
  const endAll = () => {
    for (const stream of [...streams]) stream.end();
  };
  const look = async () => {
    isLooking = true;
    try {
      const actor = await find();
      trustedAt = Date.now();
      for (const stream of streams) stream.nowIs(actor);
    } catch (error) {
      if (error instanceof AppError) endAll();
    } finally {
      isLooking = false;
    }
  };
  // Two looks fit into the time one is trusted; the clocks of many streams do not strike together.
  const timer = setInterval(
    () => {
      if (Date.now() - trustedAt > TRUSTED_MS) endAll();
      else if (!isLooking) void look();
    },
    LOOK_MS - Math.random() * 300,
  );
  timer.unref();
  return { streams, stop: () => clearInterval(timer) };
}
