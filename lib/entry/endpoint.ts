import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { findKeyActor } from "@/lib/auth/keys/find-key-actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";
import { findSeedTokenActor } from "@/lib/auth/sessions/seed-token";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { addLogContext, idsAmong, withLogContext } from "@/lib/platform/log-context";
import { requestSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import { type ErrorWords, invalidInput, toFailure } from "./failure";
import { problem } from "./problem";
import { assertSameOrigin, corsHeaders } from "./request/origin";
import { assertStorable, readFields } from "./request/read-body";
import { findPerson, localeOf, type Visitor, visitorOf } from "./request/visitor";

/** `session`: the browser's cookie; `key`: a key (or API_AUTH_KEY) as bearer; `seed`: the token of POST /api/auth/login as bearer. */
export type Door = "session" | "key" | "seed";

type Params = Record<string, string | string[] | undefined>;
export type RouteContext = { params?: Promise<Params> };
export type RouteHandler = (request: Request, context?: RouteContext) => Promise<Response>;

export type EndpointContext<Input, Who> = {
  actor: Who;
  input: Input;
  request: Request;
  visitor: Visitor;
  /** Of the header `Idempotency-Key`: 1 to 255 printable characters. */
  idempotencyKey: string | undefined;
};

export type Definition<Schema extends z.ZodType, Output, Who> = {
  /** Name in logs and metrics: "calls.status". */
  name: string;
  /** Gets path parameters, query and body as one object; on equal names the path wins, then the body. */
  input: Schema;
  /** Status of a good answer; default 200. */
  status?: number;
  /** Answers pages of the listed foreign origins; export `OPTIONS = preflight` beside it. */
  cors?: boolean;
  /** The room's own words for its errors. */
  words?: ErrorWords;
  /** A value is sent as JSON; a Response as it is. */
  run(context: EndpointContext<z.output<Schema>, Who>): Promise<Output | Response>;
};

/**
 * A REST door for somebody known: says who (cookie with origin check, or bearer), checks the permission, parses, runs,
 * logs, maps errors to problem+json (RFC 9457). Reads and commands inside check and filter again.
 */
export function endpoint<Schema extends z.ZodType, Output>(
  definition: Definition<Schema, Output, Actor> & {
    permission: Permission;
    doors?: readonly Door[];
  },
): RouteHandler {
  return frame(definition, async (request, visitor) => {
    const actor = await authenticate(request, visitor, definition.doors ?? ["session"]);
    assertCan(actor, definition.permission);
    return actor;
  });
}

/** A REST door for anybody, as the sign-in of the seed. */
export function openEndpoint<Schema extends z.ZodType, Output>(
  definition: Definition<Schema, Output, null>,
): RouteHandler {
  return frame(definition, async () => null);
}

/** `answer` holds headers for whatever is answered, errors too. */
export function frame<Schema extends z.ZodType, Output, Who extends Actor | null>(
  definition: Definition<Schema, Output, Who>,
  who: (request: Request, visitor: Visitor, answer: Record<string, string>) => Promise<Who>,
): RouteHandler {
  return (request, context) => {
    const visitor = visitorOf(request.headers);
    return withLogContext({ requestId: visitor.requestId }, () =>
      answer(request, visitor, context),
    );
  };

  async function answer(
    request: Request,
    visitor: Visitor,
    context: RouteContext | undefined,
  ): Promise<Response> {
    const started = performance.now();
    const extra: Record<string, string> = definition.cors ? corsHeaders(request) : {};
    let actor: Actor | null = null;
    let response: Response;
    try {
      const known = await who(request, visitor, extra);
      actor = known;
      const parsed = await definition.input.safeParseAsync(await fieldsOf(request, context));
      if (!parsed.success) throw invalidInput(parsed.error);
      addLogContext(idsAmong(parsed.data));
      const idempotencyKey = idempotencyKeyOf(request);
      const output = await definition.run({
        actor: known,
        input: parsed.data,
        request,
        visitor,
        idempotencyKey,
      });
      response =
        output instanceof Response
          ? output
          : Response.json(output, { status: definition.status ?? 200 });
    } catch (error) {
      const locale = localeOf(request.headers, actor?.kind === "user" ? actor : null);
      const place = { route: definition.name };
      response = problem(toFailure(error, locale, place, definition.words), error);
    }
    return finish(response, definition.name, request.method, actor, started, extra);
  }
}

/** Who comes through one of the doors. @throws AppError unauthorized; forbidden for a page of another site */
export async function authenticate(
  request: Request,
  visitor: Visitor,
  doors: readonly Door[],
): Promise<Actor> {
  const actor = await findActor(request, visitor, doors);
  if (!actor) throw new AppError("unauthorized");
  return actor;
}

async function findActor(
  request: Request,
  visitor: Visitor,
  doors: readonly Door[],
): Promise<Actor | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer) {
    const byKey = doors.includes("key") ? await findKeyActor(bearer, visitor.ip) : null;
    return byKey ?? (doors.includes("seed") ? findSeedTokenActor(bearer, visitor.ip) : null);
  }
  if (!doors.includes("session")) return null;
  const person = await findPerson(request.headers);
  if (person) assertSameOrigin(request);
  return person;
}

async function fieldsOf(
  request: Request,
  context: RouteContext | undefined,
): Promise<Record<string, unknown>> {
  const query: Record<string, unknown> = {};
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const body = hasBody ? await readFields(request) : {};
  const fields = { ...query, ...body, ...(await context?.params) };
  assertStorable(fields);
  return fields;
}

function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key")?.trim();
  if (!key) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("invalid_input", { fields: { "Idempotency-Key": "invalid" } });
  return key;
}

function finish(
  response: Response,
  name: string,
  method: string,
  actor: Actor | null,
  started: number,
  extra: Record<string, string>,
): Response {
  const headers = new Headers(response.headers);
  for (const [header, value] of Object.entries(extra)) headers.set(header, value);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  const durationMs = Math.round(performance.now() - started);
  requestSeconds.observe(
    { door: "endpoint", name, status: String(response.status) },
    durationMs / 1000,
  );
  recordSpan(
    "server",
    `request ${name}`,
    started,
    { "http.request.method": method, "http.response.status_code": response.status },
    response.status >= 500,
  );
  log.info("request", {
    route: name,
    method,
    httpStatus: response.status,
    durationMs,
    ...(actor?.kind === "user" ? { userId: actor.userId } : {}),
  });
  return new Response(response.body, { status: response.status, headers });
}
