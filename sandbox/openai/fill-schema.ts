import type { Claim, Reading } from "./reader/read-call";

type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  definitions?: Record<string, Schema>;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

type Lookup = (name: string) => unknown;

/** Answers that say "I cannot tell", in the order they are tried where an enum demands one. */
const NEUTRAL = ["unclear", "unknown", "neutral", "none", "other", "n/a", "not_specified"];

function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replace(/[\s-]+/gu, "_")
    .toLowerCase();
}

function lookupReading(reading: Reading): Lookup {
  const { claims } = reading;
  const isGood = reading.outcome === "interested" || reading.outcome === "callback";
  const answers: Record<string, unknown> = {
    outcome: reading.outcome,
    disposition: reading.outcome,
    result: reading.outcome,
    call_outcome: reading.outcome,
    summary: reading.summary,
    call_summary: reading.summary,
    customer_interest: [reading.customerInterest, reading.interestLevel],
    interest: [reading.customerInterest, reading.interestLevel],
    interest_level: [reading.interestLevel],
    follow_up_message: reading.followUp,
    followup_message: reading.followUp,
    follow_up: reading.followUp,
    followup: reading.followUp,
    message: reading.followUp,
    sms: reading.followUp,
    sms_text: reading.followUp,
    sentiment: reading.sentiment,
    topics: reading.topics,
    tags: reading.topics,
    key_points: [reading.summary],
    action_items: reading.actionItems,
    next_steps: reading.actionItems,
    tasks: reading.actionItems,
    callback_at: reading.callbackAt,
    callback_time: reading.callbackAt,
    call_back_at: reading.callbackAt,
    do_not_call: reading.doNotCall,
    opt_out: reading.doNotCall,
    language: [reading.language, reading.language === "tg" ? "tj" : reading.language],
    customer_language: [reading.language, reading.language === "tg" ? "tj" : reading.language],
    claims,
    customer_name: reading.customerName,
    client_name: reading.customerName,
    citations: claims,
    evidence: claims,
    sources: claims,
    confidence: reading.confidence,
    success: isGood,
    is_success: isGood,
    succeeded: isGood,
    interest_score: { high: 9, medium: 6, low: 2, none: 0 }[reading.interestLevel],
  };
  return (name) => answers[snake(name)];
}

function lookupRecord(record: Record<string, unknown>): Lookup {
  const aliases: Record<string, string> = {
    owner: "who",
    assignee: "who",
    responsible: "who",
    action: "what",
    task: "what",
    description: "what",
    title: "what",
    due: "when",
    due_at: "when",
    deadline: "when",
    when_at: "when",
    claim: "field",
    name: "field",
    statement: "text",
    value: "text",
    quote: "text",
    turn_nos: "turns",
    turn_numbers: "turns",
    turn_ids: "turns",
    turn: "turns",
    turn_no: "turns",
  };
  return (name) => {
    const key = snake(name);
    return record[key] ?? record[aliases[key] ?? ""] ?? undefined;
  };
}

/** Citations asked for as an object: the property names the field, the value its turns. */
function lookupClaims(claims: readonly Claim[]): Lookup {
  return (name) => claims.find((claim) => claim.field === snake(name))?.turns ?? [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isClaims(value: unknown): value is Claim[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isRecord(one) && "turns" in one && "field" in one)
  );
}

class SchemaFiller {
  readonly #definitions: Record<string, Schema>;

  constructor(root: Schema) {
    this.#definitions = { ...root.definitions, ...root.$defs };
  }

  fill(given: Schema, answer: unknown, lookup: Lookup): unknown {
    const schema = this.#resolve(given);
    const variants = schema.anyOf ?? schema.oneOf;
    if (variants) return this.#fillVariant(variants, answer, lookup);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return this.#choose(schema.enum, answer);
    const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "object"];
    if (types.includes("null") && this.#isNothing(answer, types)) return null;
    switch (types.find((type) => type !== "null")) {
      case "object":
        return this.#fillObject(schema, answer, lookup);
      case "array":
        return this.#fillArray(schema, answer, lookup);
      case "string":
        return this.#text(schema, answer);
      case "boolean":
        return answer === true;
      case "number":
      case "integer":
        return this.#number(schema, answer, types.includes("integer"));
      default:
        return null;
    }
  }

  #resolve(schema: Schema): Schema {
    if (schema.$ref) {
      const name = schema.$ref.split("/").at(-1) ?? "";
      const target = this.#definitions[name];
      if (target) return this.#resolve(target);
    }
    const [only] = schema.allOf ?? [];
    return only && schema.allOf?.length === 1 ? { ...schema, ...this.#resolve(only) } : schema;
  }

  #isNothing(answer: unknown, types: readonly string[]): boolean {
    if (answer === undefined || answer === null) return !types.includes("object");
    return false;
  }

  #fillVariant(variants: readonly Schema[], answer: unknown, lookup: Lookup): unknown {
    const nothing = variants.find((variant) => this.#resolve(variant).type === "null");
    if (nothing && (answer === undefined || answer === null)) return null;
    const real = variants.filter((variant) => variant !== nothing);
    const fitting = real.find((variant) => this.#fits(this.#resolve(variant), answer));
    if (!fitting && nothing) return null;
    const chosen = fitting ?? real[0];
    return chosen ? this.fill(chosen, answer, lookup) : null;
  }

  #fits(schema: Schema, answer: unknown): boolean {
    if (schema.enum) {
      const candidates = Array.isArray(answer) ? answer : [answer];
      return candidates.some((candidate) => schema.enum?.includes(candidate));
    }
    switch (schema.type) {
      case "string":
        return (
          typeof answer === "string" || (Array.isArray(answer) && typeof answer[0] === "string")
        );
      case "number":
      case "integer":
        return typeof answer === "number";
      case "boolean":
        return typeof answer === "boolean";
      case "array":
        return Array.isArray(answer);
      case "object":
        return isRecord(answer) || isClaims(answer);
      default:
        return false;
    }
  }

  #choose(allowed: readonly unknown[], answer: unknown): unknown {
    const candidates = Array.isArray(answer) ? answer : [answer];
    const match = candidates.find((candidate) => allowed.includes(candidate));
    if (match !== undefined) return match;
    if (allowed.includes(null)) return null;
    return NEUTRAL.find((name) => allowed.includes(name)) ?? allowed[0];
  }

  #fillObject(schema: Schema, answer: unknown, outer: Lookup): Record<string, unknown> {
    const inner = isClaims(answer)
      ? lookupClaims(answer)
      : isRecord(answer)
        ? lookupRecord(answer)
        : outer;
    const entries = Object.entries(schema.properties ?? {});
    return Object.fromEntries(
      entries.map(([name, property]) => [name, this.fill(property, inner(name), inner)]),
    );
  }

  #fillArray(schema: Schema, answer: unknown, lookup: Lookup): unknown[] {
    const items = schema.items ?? {};
    const given = Array.isArray(answer) ? answer.slice(0, schema.maxItems ?? 100) : [];
    const filled = given.map((one) => this.fill(items, one, lookup));
    while (filled.length < (schema.minItems ?? 0))
      filled.push(this.fill(items, undefined, () => undefined));
    return filled;
  }

  #text(schema: Schema, answer: unknown): string {
    const first = Array.isArray(answer) ? answer[0] : answer;
    const plain = isRecord(first) ? (first.what ?? first.text ?? "") : (first ?? "");
    const text = String(plain).slice(0, schema.maxLength ?? 4_000);
    return text.padEnd(schema.minLength ?? 0, "–");
  }

  #number(schema: Schema, answer: unknown, isWhole: boolean): number {
    const first = Array.isArray(answer) ? answer.find((one) => typeof one === "number") : answer;
    const raw = typeof first === "number" ? first : (schema.minimum ?? 0);
    const inside = Math.min(schema.maximum ?? raw, Math.max(schema.minimum ?? raw, raw));
    return isWhole ? Math.round(inside) : inside;
  }
}

/**
 * A document that satisfies the JSON schema, each property answered by its name; what nobody can
 * answer is null where that is allowed, else the emptiest value of its type.
 * @param schema as OpenAI's structured output takes it: object root, $defs, anyOf with null
 * @param reading null when the request held no call
 */
export function fillSchema(schema: unknown, reading: Reading | null): unknown {
  const root: Schema = isRecord(schema) ? schema : { type: "object" };
  return new SchemaFiller(root).fill(
    root,
    undefined,
    reading ? lookupReading(reading) : () => undefined,
  );
}
