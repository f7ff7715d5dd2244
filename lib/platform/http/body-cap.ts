import type { IncomingMessage, ServerResponse } from "node:http";

/** No door of ours takes more, the largest being a server action's megabyte (Next, `serverActions.bodySizeLimit`). */
export const BODY_CAP = 2 * 1024 * 1024;
/** What may still come after the answer, so that a client that is about to end reads it instead of a reset. */
const LINGER_BYTES = 256 * 1024;
const LINGER_MS = 5_000;
const LOOK_MS = 50;

/** Whether a request says itself that it is too large to be looked at. */
export function announcesTooMuch(incoming: IncomingMessage): boolean {
  return Number(incoming.headers["content-length"] ?? 0) > BODY_CAP;
}

/**
 * Ends the connection of a client that goes on sending after its answer is out: Node would read and drop the rest of
 * the body, however long, for the sake of the next request on the connection.
 */
export function hangUpOnTalkers(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { socket } = incoming;
  outgoing.once("finish", () => {
    if (incoming.complete || socket.destroyed) return;
    const [from, since] = [socket.bytesRead, performance.now()];
    // Node drops what it reads without an event (http, `IncomingMessage._dump`), so it has to be looked at.
    const timer = setInterval(() => {
      const isEnough =
        socket.bytesRead - from > LINGER_BYTES || performance.now() - since > LINGER_MS;
      if (isEnough && !incoming.complete) socket.destroy();
      if (incoming.complete || socket.destroyed) clearInterval(timer);
    }, LOOK_MS);
    timer.unref();
  });
}
