import { randomUUID } from "node:crypto";
import type { Chance } from "../chance";
import { HOSTILE_BODIES, HOSTILE_JSON, HOSTILE_TEXTS } from "./hostile-values";

/** The part of a JSON schema that a fuzzer reads. */
type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  minimum?: number;
  maximum?: number;
};
type Parameter = { name: string; in: "path" | "query" | "header"; schema?: Schema };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type ApiDocument = { paths: Record<string, Record<string, Operation>> };

export type FuzzRequest = {
  operation: string;
  method: string;
  /** Path parameters by name, not escaped. */
  params: Record<string, string>;
  /** The operation's path with its parameters in braces. */
  template: string;
  /** Escaped, with its "?"; may hold escapes that are no UTF-8. */
  query: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
};

/** Every operation of a document, in its order. */
export function operationsOf(document: ApiDocument) {
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      template,
      method: method.toUpperCase(),
      operation,
    })),
  );
}

/**
 * One request to an operation: mostly of its shape, with something hostile in it.
 * @param known values that exist, by parameter ("id"); some requests reach for them
 */
export function makeRequest(
  { template, method, operation }: ReturnType<typeof operationsOf>[number],
  chance: Chance,
  known: readonly string[],
): FuzzRequest {
  const params: Record<string, string> = {};
  const query: string[] = [];
  const headers: Record<string, string> = {};
  for (const parameter of operation.parameters ?? []) {
    const { name, schema = {} } = parameter;
    if (parameter.in === "path") {
      params[name] = chance.happens(0.3)
        ? chance.pick(HOSTILE_TEXTS.filter((text) => text !== "" && text !== "."))
        : textFor(schema, chance, known);
    } else if (parameter.in === "header") {
      if (chance.happens(0.3)) headers[name.toLowerCase()] = printable(chance.pick(HOSTILE_TEXTS));
    } else if (chance.happens(0.7)) {
      query.push(`${name}=${queryValue(schema, chance, known)}`);
      if (chance.happens(0.05)) query.push(`${name}=${queryValue(schema, chance, known)}`);
    }
  }
  if (chance.happens(0.05)) query.push(`__proto__=1&constructor[prototype][x]=1&%FF=%FE`);
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const hasBody = method !== "GET" && method !== "DELETE";
  const body = hasBody ? bodyFor(schema, chance, known) : null;
  if (body) headers["content-type"] = contentType(chance);
  return {
    operation: operation.operationId,
    method,
    params,
    template,
    query: query.length > 0 ? `?${query.join("&")}` : "",
    headers,
    body,
  };
}

function contentType(chance: Chance): string {
  if (chance.happens(0.92)) return "application/json";
  return chance.pick([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    `a/b; c=${"d".repeat(500)}`,
  ]);
}

function queryValue(schema: Schema, chance: Chance, known: readonly string[]): string {
  if (chance.happens(0.04)) return chance.pick(["%FF%FE", "%C3%28", "%00", "%ED%A0%80", "%"]);
  const text = chance.happens(0.5) ? chance.pick(HOSTILE_TEXTS) : textFor(schema, chance, known);
  return escaped(text);
}

function bodyFor(schema: Schema | undefined, chance: Chance, known: readonly string[]): Uint8Array {
  if (!schema || chance.happens(0.08)) return chance.pick(HOSTILE_BODIES);
  return Buffer.from(jsonFor(schema, chance, known, 0));
}

/** A value of the schema as text of JSON; one in six is hostile instead. */
function jsonFor(schema: Schema, chance: Chance, known: readonly string[], depth: number): string {
  if (depth > 0 && chance.happens(0.16)) {
    return chance.happens(0.5)
      ? chance.pick(HOSTILE_JSON)
      : JSON.stringify(chance.pick(HOSTILE_TEXTS));
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return JSON.stringify(chance.pick(schema.enum));
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices?.length) return jsonFor(chance.pick(choices), chance, known, depth);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "object" || schema.properties) return objectFor(schema, chance, known, depth);
  if (type === "array") {
    const length = chance.below(4);
    const items = Array.from({ length }, () =>
      jsonFor(schema.items ?? {}, chance, known, depth + 1),
    );
    return `[${items.join(",")}]`;
  }
  if (type === "integer" || type === "number") return numberFor(schema, chance);
  if (type === "boolean") return chance.happens(0.5) ? "true" : "false";
  if (type === "null") return "null";
  return JSON.stringify(textFor(schema, chance, known));
}

function objectFor(
  schema: Schema,
  chance: Chance,
  known: readonly string[],
  depth: number,
): string {
  const fields = Object.entries(schema.properties ?? {})
    .filter(() => chance.happens(0.9))
    .map(([name, inner]) => [name, jsonFor(inner, chance, known, depth + 1)]);
  if (chance.happens(0.06)) fields.push(["__proto__", '{"isAdmin":true}']);
  if (chance.happens(0.04)) fields.push(["a\u0000b", "1"]);
  const [first] = fields;
  if (first && chance.happens(0.04)) fields.push([first[0] ?? "", chance.pick(HOSTILE_JSON)]);
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}

function numberFor(schema: Schema, chance: Chance): string {
  const { minimum = 0, maximum = 1000 } = schema;
  const edges = [minimum, maximum, minimum - 1, maximum + 1];
  return String(chance.happens(0.3) ? chance.pick(edges) : minimum + chance.below(10));
}

function textFor(schema: Schema, chance: Chance, known: readonly string[]): string {
  if (schema.enum) return String(chance.pick(schema.enum));
  const inner = schema.anyOf ?? schema.oneOf;
  if (inner?.length) return textFor(chance.pick(inner), chance, known);
  if (schema.format === "uuid")
    return known.length > 0 && chance.happens(0.6) ? chance.pick(known) : randomUUID();
  if (schema.format === "date-time") return new Date(Date.now() + chance.below(1e9)).toISOString();
  if (schema.format === "email") return `fuzz-${chance.below(1e6)}@x.test`;
  if (schema.type === "integer" || schema.type === "number") return numberFor(schema, chance);
  if (schema.type === "boolean") return "true";
  return chance.happens(0.3) ? chance.pick(HOSTILE_TEXTS) : `fuzz ${chance.below(1e6)}`;
}

/** A text as it stands in an address; half a pair of surrogates has no bytes of its own. */
export function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString("utf8"));
}

/** What a header may hold at all: node:http refuses to send anything else. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "").slice(0, 8000);
}
