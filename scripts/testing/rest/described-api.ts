import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { OPERATIONS } from "@/app/api/v1/operations";
import { openApiDocument } from "@/lib/entry/api/open-api";
import type { OperationFacts } from "@/lib/entry/api/operation";
import type { RouteHandler } from "@/lib/entry/endpoint";

export type Asked = {
  /** Bearer; undefined: none. */
  key?: string | undefined;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};
export type Answered = { status: number; headers: Headers; body: unknown };

type Response31 = { content?: Record<string, { schema?: unknown }> };
const ROUTES = join(process.cwd(), "app", "api", "v1");

/** Calls operations through their own routes and holds every answer against the document. */
export class DescribedApi {
  readonly document = closed(openApiDocument(OPERATIONS, "/api/v1")) as {
    paths: Record<string, Record<string, { responses: Record<string, Response31> }>>;
  };
  /** "calls.start 201": what was answered at least once. */
  readonly seen = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv);
    this.ajv.addSchema(this.document, "document");
  }

  /** @throws Error where status, media type or body are not as the document says */
  async ask(name: string, asked: Asked = {}): Promise<Answered> {
    const facts = OPERATIONS.find((operation) => operation.name === name);
    if (!facts) throw new Error(`the document has no ${name}`);
    const handler = await routeOf(facts);
    const response = await handler(requestOf(facts, asked), {
      params: Promise.resolve(asked.params ?? {}),
    });
    const type = response.headers.get("content-type")?.split(";")[0] ?? null;
    const text = type === "text/event-stream" ? await firstPart(response) : await response.text();
    const body: unknown = type?.endsWith("json") ? JSON.parse(text) : text;
    this.check(facts, response.status, type, body);
    this.seen.add(`${name} ${response.status}`);
    return { status: response.status, headers: response.headers, body };
  }

  private check(facts: OperationFacts, status: number, type: string | null, body: unknown): void {
    const method = facts.method.toLowerCase();
    const where = `${facts.name} ${status}`;
    const told = this.document.paths[facts.path]?.[method]?.responses[status];
    if (!told) throw new Error(`${where} is not in the document: ${JSON.stringify(body)}`);
    const content = Object.entries(told.content ?? {});
    if (content.length === 0) {
      if (body !== "") throw new Error(`${where} has a body, the document none`);
      return;
    }
    const found = content.find(([known]) => isMedia(known, type));
    if (!found) throw new Error(`${where} is ${type}, not ${content.map(([known]) => known)}`);
    const [media, { schema }] = found;
    if (!schema) return;
    const validate = this.validatorOf([
      "paths",
      facts.path,
      method,
      "responses",
      String(status),
      "content",
      media,
      "schema",
    ]);
    if (!validate(body))
      throw new Error(`${where}: ${this.ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`);
  }

  private validatorOf(path: readonly string[]): ValidateFunction {
    const pointer = path
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const known =
      this.validators.get(pointer) ?? this.ajv.compile({ $ref: `document#/${pointer}` });
    this.validators.set(pointer, known);
    return known;
  }
}

/** A stream has no end: its beginning, and it is left. */
async function firstPart(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const part = await reader?.read();
  await reader?.cancel();
  return part?.value ?? "";
}

function isMedia(known: string, type: string | null): boolean {
  return known.endsWith("/*") ? (type ?? "").startsWith(known.slice(0, -1)) : known === type;
}

/** The handler that the route of an operation really exports. */
async function routeOf(facts: OperationFacts): Promise<RouteHandler> {
  const file = join(ROUTES, facts.path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  if (!existsSync(file)) throw new Error(`${facts.name} has no route`);
  const route: Record<string, RouteHandler> = await import(pathToFileURL(file).href);
  const handler = route[facts.method];
  if (!handler) throw new Error(`${facts.name}: its route has no ${facts.method}`);
  return handler;
}

function requestOf(facts: OperationFacts, asked: Asked): Request {
  const path = facts.path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] ?? "");
  const query = new URLSearchParams(asked.query).toString();
  return new Request(`http://localhost:3000/api/v1${path}${query && `?${query}`}`, {
    method: facts.method,
    headers: {
      ...(asked.key ? { authorization: `Bearer ${asked.key}` } : {}),
      ...(asked.body === undefined ? {} : { "content-type": "application/json" }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
}

/** The document with nothing allowed that it does not name: the server may not answer more than it says. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, closed(value)]),
  );
  const isObject = copy.type === "object" && copy.properties !== undefined;
  return isObject && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}
