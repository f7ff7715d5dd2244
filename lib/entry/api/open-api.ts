import "server-only";
import { z } from "zod";
import { sessionCookie } from "@/lib/auth/sessions/session-cookie";
import { ERROR_STATUS, type ErrorCode } from "@/lib/platform/errors";
import type { OperationFacts } from "./operation";

type Json = { [key: string]: unknown };
type ObjectSchema = Json & { properties?: Record<string, Json>; required?: string[] };

/** Errors any operation may answer. */
const ALWAYS: readonly ErrorCode[] = [
  "invalid_input",
  "unauthorized",
  "forbidden",
  "rate_limited",
  "unavailable",
];

/**
 * The OpenAPI 3.1 document of these operations, made from the same schemas that parse and type them.
 * @param server address before the paths: "/api/v1"
 */
export function openApiDocument(operations: readonly OperationFacts[], server: string): Json {
  const paths: Record<string, Json> = {};
  for (const facts of operations) {
    paths[facts.path] = { ...paths[facts.path], [facts.method.toLowerCase()]: told(facts) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "HALO",
      version: "1",
      description:
        "Phone calls, their results and the people called. Send a key as `Authorization: Bearer hk_…`; " +
        "a browser that is signed in needs none. Errors are problem details (RFC 9457) with a stable `code`.",
    },
    servers: [{ url: server }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key: hk_<id>_<secret>" },
        session: { type: "apiKey", in: "cookie", name: sessionCookie().name },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM: Json = {
  type: "object",
  description: "RFC 9457. `code` is stable; `detail` is for people, in their language.",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    fields: {
      type: "object",
      description: "Field → code of what is wrong with it.",
      additionalProperties: { type: "string" },
    },
    values: {
      type: "object",
      description: "Values of the error, as the rule that refused a call.",
      additionalProperties: { type: ["string", "number"] },
    },
  },
};

function told(facts: OperationFacts): Json {
  const schema = jsonSchema(facts.input, "input") as ObjectSchema;
  const inPath = [...facts.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const hasQuery = facts.method === "GET" || facts.method === "DELETE";
  const rest = Object.keys(schema.properties ?? {}).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: "path" | "query") => ({
    name,
    in: place,
    required: place === "path" || (schema.required ?? []).includes(name),
    schema: schema.properties?.[name] ?? {},
  });
  const parameters = [
    ...inPath.map((name) => parameter(name, "path")),
    ...(hasQuery ? rest.map((name) => parameter(name, "query")) : []),
    ...headersOf(facts),
  ];
  return {
    operationId: facts.name,
    tags: [facts.tag],
    summary: facts.summary,
    ...(facts.description ? { description: facts.description } : {}),
    "x-permission": facts.permission,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasQuery || rest.length === 0 ? {} : { requestBody: bodyOf(schema, rest) }),
    responses: responsesOf(facts),
  };
}

function headersOf(facts: OperationFacts): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  });
  return [
    ...(facts.idempotency
      ? [header("Idempotency-Key", "1 to 255 printable characters; the same request acts once")]
      : []),
    ...(facts.ifMatch
      ? [header("If-Match", "The ETag that was read; another one answers 412")]
      : []),
    ...(facts.etag && facts.method === "GET"
      ? [header("If-None-Match", "An ETag; 304 where it still holds")]
      : []),
  ];
}

function bodyOf(schema: ObjectSchema, names: readonly string[]): Json {
  const required = (schema.required ?? []).filter((name) => names.includes(name));
  const properties = Object.fromEntries(names.map((name) => [name, schema.properties?.[name]]));
  return {
    required: required.length > 0,
    content: {
      "application/json": {
        schema: { type: "object", properties, ...(required.length > 0 ? { required } : {}) },
      },
    },
  };
}

function responsesOf(facts: OperationFacts): Json {
  const status = facts.status ?? (facts.output || facts.produces ? 200 : 204);
  const good = { description: "Done", headers: goodHeaders(facts), ...contentOf(facts) };
  const responses: Json = { [status]: good };
  if (facts.alsoStatus) responses[facts.alsoStatus] = good;
  if (facts.etag && facts.method === "GET") responses[304] = { description: "Not changed" };
  for (const [errorStatus, codes] of errorsOf(facts)) {
    responses[errorStatus] = {
      description: codes.join(", "),
      content: {
        "application/problem+json": {
          schema: {
            allOf: [
              { $ref: "#/components/schemas/Problem" },
              { properties: { code: { enum: codes } } },
            ],
          },
        },
      },
    };
  }
  return responses;
}

function goodHeaders(facts: OperationFacts): Json {
  const text = (description: string) => ({ description, schema: { type: "string" } });
  return {
    RateLimit: text("What is left to this key, as in draft-ietf-httpapi-ratelimit-headers"),
    ...(facts.etag ? { ETag: text("The version of what is answered") } : {}),
  };
}

function contentOf(facts: OperationFacts): Json {
  if (facts.produces) {
    const isText = facts.produces.startsWith("text/");
    return { content: { [facts.produces]: isText ? { schema: { type: "string" } } : {} } };
  }
  if (!facts.output) return {};
  return { content: { "application/json": { schema: jsonSchema(facts.output, "output") } } };
}

function errorsOf(facts: OperationFacts): [number, string[]][] {
  const codes = new Set<ErrorCode>([...ALWAYS, ...(facts.errors ?? [])]);
  if (facts.method !== "GET") codes.add("too_large");
  if (facts.ifMatch) codes.add("precondition_failed");
  if (facts.idempotency) codes.add("idempotency_mismatch");
  if (facts.idempotency === "replayed") codes.add("conflict");
  const byStatus = new Map<number, string[]>([[500, ["internal"]]]);
  for (const code of codes) {
    const status = ERROR_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus];
}

/** Formats say enough; the long patterns zod writes beside them say it twice. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema: node }) {
      if (node.format !== undefined) delete node.pattern;
      if (io === "output" && node.additionalProperties === false) delete node.additionalProperties;
    },
  });
  return rest;
}
