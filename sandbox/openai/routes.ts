import { jsonReply } from "../http/reply";
import { readJson, readUpload } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import { sameSecret } from "../http/same-secret";
import type { World } from "../world";
import { chatReply, type ModelAnswer, openaiError, responsesReply } from "./envelope";
import { fillSchema } from "./fill-schema";
import { findConversation } from "./reader/conversation";
import { obey } from "./reader/obedient";
import { readCall } from "./reader/read-call";
import { chatRequest, type ModelRequest, responsesRequest } from "./request";
import { transcriptionOf } from "./transcription";

const MODELS = [
  "gpt-4.1",
  "gpt-4.1-mini",
  "gpt-4.1-nano",
  "gpt-4o",
  "gpt-4o-mini",
  "gpt-5",
  "gpt-5-mini",
  "gpt-5.5",
  "gpt-realtime",
  "gpt-realtime-mini",
  "gpt-4o-transcribe",
  "gpt-4o-mini-transcribe",
  "gpt-transcribe",
  "whisper-1",
];

function isKnownModel(name: string): boolean {
  return MODELS.some(
    (model) => name === model || new RegExp(`^${model}-\\d{4}-\\d\\d-\\d\\d$`, "u").test(name),
  );
}

function invalid(message: string, param: string): Reply {
  return openaiError(400, { message, type: "invalid_request_error", code: null, param });
}

function answerTo(
  world: World,
  request: ModelRequest,
): { answer: ModelAnswer; outcome: string | null } {
  const conversation = findConversation(request.userText);
  const honest = conversation && readCall(conversation);
  const reading =
    conversation && honest && world.settings.obedient ? obey(conversation, honest) : honest;
  const said = world.answers.shift();
  if (said !== undefined) return { answer: { kind: "text", text: said }, outcome: null };
  const text = request.schema
    ? JSON.stringify(fillSchema(request.schema, reading))
    : (reading?.summary ?? "OK");
  const most =
    request.maxOutputTokens === null ? Number.POSITIVE_INFINITY : request.maxOutputTokens * 4;
  const answer: ModelAnswer =
    text.length > most ? { kind: "incomplete", text: text.slice(0, most) } : { kind: "text", text };
  return { answer, outcome: reading?.outcome ?? null };
}

/** The language model: GET /models, POST /responses, /chat/completions, /audio/transcriptions. */
export function routes(world: World): Route[] {
  const key = world.env.SANDBOX_OPENAI_KEY;

  const route = (
    method: string,
    path: string,
    handle: (req: Request) => Reply | Promise<Reply>,
  ): Route => ({
    method,
    pattern: `/openai/v1/${path}`,
    service: "openai",
    handle: (req) => {
      if (sameSecret(req.headers.authorization ?? "", `Bearer ${key}`)) return handle(req);
      const message =
        "Incorrect API key provided. You can find your API key in your account settings.";
      return openaiError(401, { message, type: "invalid_request_error", code: "invalid_api_key" });
    },
  });

  const model =
    (
      read: (body: unknown) => ModelRequest | string,
      wrap: (call: { model: string; prompt: string; answer: ModelAnswer }) => Reply,
    ) =>
    (req: Request) => {
      const request = read(readJson(req));
      if (typeof request === "string") return invalid(request, "body");
      if (!isKnownModel(request.model)) {
        const message = `The model '${request.model}' does not exist or you do not have access to it.`;
        return openaiError(404, {
          message,
          type: "invalid_request_error",
          code: "model_not_found",
        });
      }
      const { answer, outcome } = answerTo(world, request);
      const reply = wrap({ model: request.model, prompt: request.allText, answer });
      world.journal.write({
        kind: "openai.request",
        ref: reply.headers?.["x-request-id"],
        data: {
          path: req.path,
          model: request.model,
          format: request.formatName,
          outcome,
          answer: answer.kind,
        },
      });
      return reply;
    };

  return [
    route("GET", "models", () =>
      jsonReply(200, {
        object: "list",
        data: MODELS.map((id) => ({
          id,
          object: "model",
          created: 1_744_000_000,
          owned_by: "openai",
        })),
      }),
    ),
    route("GET", "models/:id", (req) => {
      const id = req.params.id ?? "";
      if (isKnownModel(id))
        return jsonReply(200, { id, object: "model", created: 1_744_000_000, owned_by: "openai" });
      const message = `The model '${id}' does not exist`;
      return openaiError(404, {
        message,
        type: "invalid_request_error",
        code: "model_not_found",
        param: "model",
      });
    }),
    route("POST", "responses", model(responsesRequest, responsesReply)),
    route("POST", "chat/completions", model(chatRequest, chatReply)),
    route("POST", "audio/transcriptions", async (req) => {
      const upload = await readUpload(req, "file").catch(() => null);
      if (!upload) return invalid("'file' is a required property", "file");
      const heard = transcriptionOf(Buffer.from(await upload.arrayBuffer()));
      world.journal.write({ kind: "openai.request", data: { path: req.path, bytes: upload.size } });
      return jsonReply(200, {
        text: heard.text,
        usage: { type: "duration", seconds: Math.ceil(heard.seconds) },
      });
    }),
  ];
}
