import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";
import type { ErrorCode } from "@/lib/platform/errors";
import {
  authenticate,
  type Door,
  type EndpointContext,
  frame,
  type RouteHandler,
} from "../endpoint";
import type { ErrorWords } from "../failure";
import { answerOnce } from "./answer-once";
import { countRequest, type RequestKind } from "./rate-limit";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One operation of REST v1 as the document tells it. */
export type OperationFacts = {
  /** Name in logs, metrics and the document: "calls.hang_up". */
  name: string;
  method: Method;
  /** Below /api/v1; parameters in braces: "/calls/{id}". They are fields of `input`. */
  path: `/${string}`;
  tag: string;
  summary: string;
  description?: string;
  permission: Permission;
  /** Path parameters and, for GET and DELETE, the query, otherwise the body. */
  input: z.ZodObject;
  /** The good answer as JSON. */
  output?: z.ZodType;
  /** The good answer where it is no JSON: its media type. */
  produces?: string;
  /** Status of a good answer; default 200. */
  status?: number;
  /** A second good status: 200 beside 201 where the same request came before. */
  alsoStatus?: number;
  /** How tightly a key is counted; default by method. */
  kind?: RequestKind;
  /** Errors beside those every operation knows (invalid input, unauthorized, forbidden, rate limit). */
  errors?: readonly ErrorCode[];
  /** The header Idempotency-Key: `replayed`: this frame keeps the answer; `command`: the command itself knows the request. */
  idempotency?: "replayed" | "command";
  /** The version of the answered thing, sent as ETag. */
  etag?: boolean;
  /** Takes If-Match. */
  ifMatch?: boolean;
};

export type OperationHandler = RouteHandler & { readonly operation: OperationFacts };

type Context<Input> = EndpointContext<Input, Actor> & {
  /** Of the header If-Match: the version the sender read; undefined: whichever. */
  ifVersion: string | undefined;
};

/**
 * An operation of REST v1: the frame of `endpoint`, opened by a session or a key, counted by key, told in the document.
 * `run` answers a value that fits `output`, or a Response where it is no JSON.
 */
export function operation<Schema extends z.ZodObject, Output extends z.ZodType>(
  definition: Omit<OperationFacts, "input" | "output"> & {
    input: Schema;
    output?: Output;
    doors?: readonly Door[];
    words?: ErrorWords;
    run(context: Context<z.output<Schema>>): Promise<z.output<Output> | Response | undefined>;
    /** Which version an answer has; with `etag`. */
    versionOf?(output: z.output<Output>): string;
  },
): OperationHandler {
  const { run, versionOf, doors = ["session", "key"], words, ...facts } = definition;
  const kind = facts.kind ?? (facts.method === "GET" ? "read" : "write");
  const handler = frame<Schema, unknown, Actor>(
    {
      name: facts.name,
      input: facts.input,
      ...(words ? { words } : {}),
      async run(context) {
        const answer = async () => {
          const ifVersion = versionFrom(context.request.headers.get("if-match"));
          return respond(facts, await run({ ...context, ifVersion }), versionOf, context.request);
        };
        const key = facts.idempotency === "replayed" ? context.idempotencyKey : undefined;
        if (key === undefined) return answer();
        const { actor, input } = context;
        return answerOnce({ actor, key, operation: facts.name, input }, answer);
      },
    },
    async (request, visitor, headers) => {
      const actor = await authenticate(request, visitor, doors);
      await countRequest(actor, kind, headers);
      assertCan(actor, facts.permission);
      return actor;
    },
  );
  return Object.assign(handler, { operation: facts });
}

function respond<Output>(
  facts: Pick<OperationFacts, "status">,
  output: Output | Response | undefined,
  versionOf: ((output: Output) => string) | undefined,
  request: Request,
): Response {
  if (output instanceof Response) return output;
  if (output === undefined) return new Response(null, { status: facts.status ?? 204 });
  const version = versionOf?.(output);
  if (version === undefined) return Response.json(output, { status: facts.status ?? 200 });
  const headers = { etag: `"${version}"` };
  if (request.method === "GET" && versionFrom(request.headers.get("if-none-match")) === version)
    return new Response(null, { status: 304, headers });
  return Response.json(output, { status: facts.status ?? 200, headers });
}

/** The version in an entity tag (RFC 9110); "*" and a missing header ask for none. */
function versionFrom(header: string | null): string | undefined {
  const text = header?.trim().replace(/^W\//, "");
  if (!text || text === "*") return undefined;
  return text.replace(/^"(.*)"$/, "$1");
}
