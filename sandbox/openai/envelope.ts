import { createHash } from "node:crypto";
import { jsonReply } from "../http/reply";
import type { Reply } from "../http/router";

/** What the model says: text, a refusal, or a text cut off by the token limit. */
export type ModelAnswer = { kind: "text" | "refusal" | "incomplete"; text: string };

type Call = { model: string; prompt: string; answer: ModelAnswer };

/** About four characters a token, as OpenAI's own rule of thumb says. */
function countTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}

function callId(prefix: string, call: Call): string {
  const hash = createHash("sha256")
    .update(`${call.model}\n${call.prompt}\n${call.answer.text}`)
    .digest("hex");
  return `${prefix}${hash.slice(0, 32)}`;
}

function headers(call: Call): Record<string, string> {
  return {
    "x-request-id": callId("req_", call),
    "openai-processing-ms": "40",
    "openai-version": "2020-10-01",
  };
}

/** The answer of POST /v1/responses. */
export function responsesReply(call: Call): Reply {
  const { model, prompt, answer } = call;
  const input = countTokens(prompt);
  const output = countTokens(answer.text);
  const isCut = answer.kind === "incomplete";
  const content =
    answer.kind === "refusal"
      ? { type: "refusal", refusal: answer.text }
      : { type: "output_text", text: answer.text, annotations: [], logprobs: [] };
  return jsonReply(
    200,
    {
      id: callId("resp_", call),
      object: "response",
      created_at: Math.floor(Date.now() / 1_000),
      status: isCut ? "incomplete" : "completed",
      error: null,
      incomplete_details: isCut ? { reason: "max_output_tokens" } : null,
      instructions: null,
      metadata: {},
      model,
      output: [
        {
          id: callId("msg_", call),
          type: "message",
          role: "assistant",
          status: isCut ? "incomplete" : "completed",
          content: [content],
        },
      ],
      parallel_tool_calls: true,
      temperature: 1,
      top_p: 1,
      tool_choice: "auto",
      tools: [],
      truncation: "disabled",
      usage: {
        input_tokens: input,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: output,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: input + output,
      },
    },
    headers(call),
  );
}

/** The answer of POST /v1/chat/completions. */
export function chatReply(call: Call): Reply {
  const { model, prompt, answer } = call;
  const input = countTokens(prompt);
  const output = countTokens(answer.text);
  const isRefusal = answer.kind === "refusal";
  return jsonReply(
    200,
    {
      id: callId("chatcmpl-", call),
      object: "chat.completion",
      created: Math.floor(Date.now() / 1_000),
      model,
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: isRefusal ? null : answer.text,
            refusal: isRefusal ? answer.text : null,
            annotations: [],
          },
          logprobs: null,
          finish_reason: answer.kind === "incomplete" ? "length" : "stop",
        },
      ],
      usage: {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: input + output,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
      },
    },
    headers(call),
  );
}

/** An error in OpenAI's own body. */
export function openaiError(
  status: number,
  error: { message: string; type: string; code: string | null; param?: string },
  extraHeaders: Record<string, string> = {},
): Reply {
  const { message, type, code, param } = error;
  return jsonReply(status, { error: { message, type, param: param ?? null, code } }, extraHeaders);
}
