import "server-only";
import OpenAI, { APIConnectionError, APIError } from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { env } from "@/lib/env";
import { backoffSeconds, retryAfterOf } from "@/lib/platform/backoff";
import { storedKey } from "@/lib/settings/connections/stored-key";
import { ModelReading } from "../schema";
import { SYSTEM_PROMPT } from "./prompt";

export type Usage = { inputTokens: number; outputTokens: number };

export type ModelAnswer =
  | {
      kind: "answer";
      reading: ModelReading;
      raw: unknown;
      model: string;
      usage: Usage | null;
      latencyMs: number;
    }
  /** It answered, but with nothing that fits the schema. `problem` says what was wrong, for one repair. */
  | {
      kind: "unusable";
      problem: string;
      raw: string;
      model: string;
      usage: Usage | null;
      latencyMs: number;
    }
  | { kind: "failed"; failure: ProviderFailure };

export type ProviderFailure =
  | {
      state: "retry";
      errorClass: "transient" | "configuration";
      error: string;
      afterSeconds: number;
    }
  | { state: "failed_final"; errorClass: "permanent"; error: string };

export type ReaderAddress = { baseUrl: string; apiKey: string; model: string };

const OPENAI_URL = "https://api.openai.com/v1";
const TIMEOUT_MS = 40_000;
const MAX_OUTPUT_TOKENS = 3_000;
/** Always the same, and long in the making. */
const ANSWER_FORMAT = zodTextFormat(ModelReading, "conversation_reading");
/** How long jobs wait where only a person can help: a wrong key, no funds. */
const CONFIGURATION_WAIT_SECONDS = 120;

/** Where conversations are read; null: no key, not connected. */
export async function readerAddress(): Promise<ReaderAddress | null> {
  const own = await storedKey("openai");
  if (own) return { baseUrl: OPENAI_URL, apiKey: own.secret, model: env().OPENAI_MODEL };
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = env();
  if (!OPENAI_API_KEY) return null;
  return { baseUrl: OPENAI_BASE_URL ?? OPENAI_URL, apiKey: OPENAI_API_KEY, model: OPENAI_MODEL };
}

/**
 * Asks once. No tools, and the conversation only as data in the user message.
 * @param document what `conversationDocument` made
 * @param repair what was wrong with the answer before; it is asked again with that said
 * @param tries how often this reading was tried, for the waiting time
 */
export async function askModel(
  at: ReaderAddress,
  document: string,
  tries: number,
  repair?: { raw: string; problem: string },
): Promise<ModelAnswer> {
  // Repetitions are ours: a step's tries are counted and survive a restart.
  const client = new OpenAI({
    apiKey: at.apiKey,
    baseURL: at.baseUrl,
    timeout: TIMEOUT_MS,
    maxRetries: 0,
  });
  const started = performance.now();
  try {
    // `create` and our own parse: `parse` throws away an answer that does not fit, which is needed for the audit and the repair.
    const response = await client.responses.create({
      model: at.model,
      store: false,
      max_output_tokens: MAX_OUTPUT_TOKENS,
      input: [
        { role: "system", content: SYSTEM_PROMPT },
        { role: "user", content: document },
        ...(repair ? repairTurns(repair) : []),
      ],
      text: { format: ANSWER_FORMAT },
    });
    const about = {
      model: response.model,
      usage: response.usage
        ? { inputTokens: response.usage.input_tokens, outputTokens: response.usage.output_tokens }
        : null,
      latencyMs: Math.round(performance.now() - started),
    };
    return { ...parseAnswer(response), ...about };
  } catch (error) {
    return { kind: "failed", failure: classifyFailure(error, tries) };
  }
}

function repairTurns(repair: { raw: string; problem: string }) {
  return [
    { role: "assistant" as const, content: repair.raw.slice(0, 8_000) || "(empty)" },
    {
      role: "user" as const,
      content: `That answer does not fit the schema (${repair.problem}). Answer again, with JSON that fits it exactly.`,
    },
  ];
}

type Parsed =
  | { kind: "answer"; reading: ModelReading; raw: unknown }
  | { kind: "unusable"; problem: string; raw: string };

function parseAnswer(response: OpenAI.Responses.Response): Parsed {
  const raw = response.output_text ?? "";
  const refused = response.output.some(
    (item) => item.type === "message" && item.content.some((part) => part.type === "refusal"),
  );
  if (refused) return { kind: "unusable", problem: "refused", raw };
  if (response.status === "incomplete") {
    return { kind: "unusable", problem: response.incomplete_details?.reason ?? "incomplete", raw };
  }
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { kind: "unusable", problem: "not JSON", raw };
  }
  const parsed = ModelReading.safeParse(json);
  if (parsed.success) return { kind: "answer", reading: parsed.data, raw: json };
  const problem = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "root"}: ${issue.code}`)
    .join("; ");
  return { kind: "unusable", problem, raw };
}

/**
 * Sorts what the client threw. Reading has no effect outside, so everything that may pass is tried again.
 * The client's classes: openai-node README "Handling errors".
 */
export function classifyFailure(error: unknown, tries: number): ProviderFailure {
  const transient = (code: string, wait: number | null = null): ProviderFailure => ({
    state: "retry",
    errorClass: "transient",
    error: code,
    afterSeconds: backoffSeconds(tries, wait),
  });
  if (error instanceof APIConnectionError) return transient("openai_unreachable");
  if (!(error instanceof APIError)) return transient("openai_bad_answer");
  const status = error.status;
  const code = error.code ? `openai_${status}_${error.code}`.slice(0, 80) : `openai_${status}`;
  // Out of funds comes as 429 and does not pass by waiting a second.
  if (error.code === "insufficient_quota" || status === 401 || status === 402 || status === 403) {
    return {
      state: "retry",
      errorClass: "configuration",
      error: code,
      afterSeconds: CONFIGURATION_WAIT_SECONDS,
    };
  }
  if (status === undefined || status === 408 || status === 425 || status === 429 || status >= 500) {
    return transient(code, retryAfterOf(error.headers?.get("retry-after")));
  }
  return { state: "failed_final", errorClass: "permanent", error: code };
}
