import "server-only";
import { ZodError } from "zod";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { withLogContext } from "@/lib/platform/log-context";
import { requestSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import { invalidInput, toFailure } from "./failure";
import { problem } from "./problem";
import { BODY_LIMIT, readBody } from "./request/read-body";
import { visitorOf } from "./request/visitor";

type Definition<Message> = {
  /** Name in logs and metrics: "voximplant.events". */
  name: string;
  /** Bytes the body may have; default 256 KiB. */
  maxBytes?: number;
  /** Whether the raw body is from whom it says. Runs before anything is parsed. False: 401. */
  verify(request: { body: Uint8Array; headers: Headers; url: string }): boolean | Promise<boolean>;
  /** @throws ZodError or AppError invalid_input: 400 */
  parse(body: Uint8Array, headers: Headers): Message;
  /** Its value is sent as JSON, nothing as an empty 200, a Response as it is. The answer leaves after it ended. */
  run(message: Message, request: Request): Promise<unknown>;
};

/** A door for a provider's machine: raw body with a cap, verify, parse, run, log; errors as problem+json. */
export function webhook<Message>(
  definition: Definition<Message>,
): (request: Request) => Promise<Response> {
  return (request) => {
    const { requestId } = visitorOf(request.headers);
    return withLogContext({ requestId }, () => receive(definition, request));
  };
}

async function receive<Message>(
  definition: Definition<Message>,
  request: Request,
): Promise<Response> {
  const started = performance.now();
  let response: Response;
  try {
    const body = await readBody(request, definition.maxBytes ?? BODY_LIMIT);
    if (!(await definition.verify({ body, headers: request.headers, url: request.url })))
      throw new AppError("unauthorized");
    response = toResponse(await definition.run(parse(definition, body, request.headers), request));
  } catch (error) {
    response = problem(toFailure(error, "en", { route: definition.name }), error);
  }
  const durationMs = Math.round(performance.now() - started);
  requestSeconds.observe(
    { door: "webhook", name: definition.name, status: String(response.status) },
    durationMs / 1000,
  );
  recordSpan(
    "server",
    `webhook ${definition.name}`,
    started,
    { "http.response.status_code": response.status },
    response.status >= 500,
  );
  log.info("webhook", {
    route: definition.name,
    httpStatus: response.status,
    durationMs,
  });
  return response;
}

function parse<Message>(
  definition: Definition<Message>,
  body: Uint8Array,
  headers: Headers,
): Message {
  try {
    return definition.parse(body, headers);
  } catch (error) {
    if (error instanceof ZodError) throw invalidInput(error);
    if (error instanceof SyntaxError)
      throw new AppError("invalid_input", { fields: { body: "not_json" }, cause: error });
    throw error;
  }
}

function toResponse(value: unknown): Response {
  if (value instanceof Response) return value;
  const headers = { "cache-control": "no-store" };
  return value === undefined
    ? new Response(null, { status: 200, headers })
    : Response.json(value, { headers });
}
