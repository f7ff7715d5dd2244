import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A request of node:http as the web's Request; `origin` is only there because an address needs one. */
export function toRequest(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(incoming.url ?? "/", origin), {
    method,
    headers,
    ...(hasBody ? { body: bodyOf(incoming), duplex: "half" } : {}),
  });
}

/**
 * The body as it is asked for. What the handler leaves is dropped, so that the next request on the connection is heard:
 * Node does so where nothing was read (http, `IncomingMessage._dump`), `Readable.toWeb` reads ahead and then stands still.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let letGo = () => undefined as unknown;
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const onData = (chunk: Buffer) => {
      incoming.pause();
      controller.enqueue(new Uint8Array(chunk));
    };
    const onEnd = () => controller.close();
    // Stays: whoever goes away in the middle must not end the process.
    incoming.on("error", (error) => controller.error(error));
    incoming.on("data", onData).on("end", onEnd);
    letGo = () => incoming.off("data", onData).off("end", onEnd);
  };
  let isHeard = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isHeard) listen(controller);
        isHeard = true;
        incoming.resume();
      },
      cancel() {
        letGo();
        incoming.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Sends a Response over node:http; one without an end (server-sent events) as it comes. */
export async function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body && response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await sendStream(outgoing, response.body);
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.setHeader("content-length", body.byteLength);
  outgoing.end(outgoing.req.method === "HEAD" ? undefined : body);
}

/** Until the stream ends or the client goes; a client that reads slowly is waited for. */
async function sendStream(
  outgoing: ServerResponse,
  body: ReadableStream<Uint8Array>,
): Promise<void> {
  const reader = body.getReader();
  // Who left while the answer was made will not be heard leaving.
  if (outgoing.destroyed) return reader.cancel();
  outgoing.once("close", () => void reader.cancel());
  outgoing.flushHeaders();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(part.value)) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.once("drain", done).once("close", done);
  });
}
