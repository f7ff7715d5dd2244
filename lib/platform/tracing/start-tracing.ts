import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { type CallSpan, setTracer } from "./record-span";

/**
 * Sends traces to the collector of OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP, JSON; headers and time-outs as the
 * OpenTelemetry variables say). Without one nothing is loaded and nothing happens.
 *
 * One call is one trace, and the trace's id is the call's: no context has to be carried through the queue, the
 * provider's cloud and back, a retried or restarted part finds its trace, and so does whoever knows the call.
 * @returns sends what is left and stops
 */
export async function startTracing(): Promise<() => Promise<void>> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return async () => undefined;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const random = new sdk.RandomIdGenerator();
  /** Ids of the root that is being written; it is written in one go. */
  let root: { traceId: string; spanId: string } | null = null;
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": `halo-${env().HALO_PROCESS}` }),
    idGenerator: {
      generateTraceId: () => root?.traceId ?? random.generateTraceId(),
      generateSpanId: () => root?.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [
      new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: 1000 }),
    ],
  });
  const tracer = provider.getTracer("halo");
  const kinds = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    consumer: api.SpanKind.CONSUMER,
    call: api.SpanKind.INTERNAL,
  };
  setTracer((span) => {
    const ids = idsOf(span.callId);
    const isRoot = span.kind === "call";
    root = isRoot ? ids : null;
    const parent = isRoot
      ? api.ROOT_CONTEXT
      : api.trace.setSpanContext(api.ROOT_CONTEXT, {
          ...ids,
          traceFlags: api.TraceFlags.SAMPLED,
          isRemote: true,
        });
    const written = tracer.startSpan(
      span.name,
      {
        kind: kinds[span.kind],
        startTime: span.startedAt,
        attributes: { ...span.attributes, "halo.call_id": span.callId },
      },
      parent,
    );
    root = null;
    if (span.isError) written.setStatus({ code: api.SpanStatusCode.ERROR });
    written.end(span.endedAt);
  });
  return async () => {
    setTracer(undefined);
    // A collector that is away must not hold up the stop.
    await provider.shutdown().catch(() => undefined);
  };
}

/** A call's id is 16 bytes, as a trace's is (W3C Trace Context); its root's 8 bytes are made of them. */
function idsOf(callId: CallSpan["callId"]): { traceId: string; spanId: string } {
  const traceId = callId.replaceAll("-", "").toLowerCase();
  const spanId = createHash("sha256").update(traceId).digest("hex").slice(0, 16);
  return { traceId, spanId };
}
