import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as a collector of traces gets it (OpenTelemetry protocol, JSON encoding). */
export type ReceivedSpan = {
  service: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  attributes: Record<string, string>;
};

type Attribute = { key: string; value: Record<string, unknown> };
type Payload = {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: {
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        name: string;
        attributes: Attribute[];
      }[];
    }[];
  }[];
};

/**
 * A collector of traces on loopback: takes `POST /v1/traces`, tells at `GET /<trace id>` what it has of a trace.
 */
export async function openTraceCollector(): Promise<{ url: string; close: () => void }> {
  const known: ReceivedSpan[] = [];
  const server = createServer(async (request, response) => {
    if (request.method !== "POST") {
      const traceId = (request.url ?? "").slice(1);
      response.end(JSON.stringify(known.filter((span) => span.traceId === traceId)));
      return;
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    known.push(...spansOf(JSON.parse(body) as Payload));
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function spansOf({ resourceSpans }: Payload): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId = "", name, attributes }) => ({
        service: textsOf(resource.attributes)["service.name"] ?? "",
        traceId,
        spanId,
        parentSpanId,
        name,
        attributes: textsOf(attributes),
      })),
    ),
  );
}

function textsOf(attributes: readonly Attribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]),
  );
}
