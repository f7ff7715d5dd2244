import { z } from "zod";

/** What a language model sees of a request, whichever of the two endpoints it came to. */
export type ModelRequest = {
  model: string;
  /** The words of the user's messages: data lives there, orders in the system's. */
  userText: string;
  allText: string;
  /** The JSON schema the answer must satisfy; null: plain text. */
  schema: unknown;
  formatName: string | null;
  maxOutputTokens: number | null;
};

const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
]);
const message = z.looseObject({ role: z.string(), content });
const jsonSchema = z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()) });

const responsesBody = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(message)]),
  instructions: z.string().nullish(),
  max_output_tokens: z.number().int().positive().nullish(),
  stream: z.literal(false).nullish(),
  text: z
    .looseObject({
      format: z
        .union([
          z.looseObject({ type: z.literal("json_schema"), ...jsonSchema.shape }),
          z.looseObject({ type: z.enum(["text", "json_object"]) }),
        ])
        .optional(),
    })
    .optional(),
});

const chatBody = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  max_completion_tokens: z.number().int().positive().nullish(),
  stream: z.literal(false).nullish(),
  response_format: z
    .union([
      z.looseObject({ type: z.literal("json_schema"), json_schema: jsonSchema }),
      z.looseObject({ type: z.enum(["text", "json_object"]) }),
    ])
    .optional(),
});

type Message = z.output<typeof message>;

function textOf(one: Message): string {
  if (typeof one.content === "string") return one.content;
  return one.content.map((part) => part.text ?? "").join("\n");
}

function textsOf(messages: readonly Message[]): { userText: string; allText: string } {
  const user = messages.filter((one) => one.role === "user");
  return { userText: user.map(textOf).join("\n"), allText: messages.map(textOf).join("\n") };
}

/** The body of POST /v1/responses; a sentence saying what is wrong with it when something is. */
export function responsesRequest(body: unknown): ModelRequest | string {
  const parsed = responsesBody.safeParse(body);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const { model, input, instructions, max_output_tokens, text } = parsed.data;
  const messages = typeof input === "string" ? [{ role: "user", content: input }] : input;
  const { userText, allText } = textsOf(messages);
  const format = text?.format;
  const hasSchema = format?.type === "json_schema" && "schema" in format;
  return {
    model,
    userText,
    allText: `${instructions ?? ""}\n${allText}`,
    schema: hasSchema ? format.schema : null,
    formatName: hasSchema ? String(format.name) : null,
    maxOutputTokens: max_output_tokens ?? null,
  };
}

/** The body of POST /v1/chat/completions; a sentence saying what is wrong with it when something is. */
export function chatRequest(body: unknown): ModelRequest | string {
  const parsed = chatBody.safeParse(body);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const { model, messages, max_completion_tokens, response_format: format } = parsed.data;
  const schema =
    format?.type === "json_schema" && "json_schema" in format
      ? jsonSchema.parse(format.json_schema)
      : null;
  return {
    model,
    ...textsOf(messages),
    schema: schema?.schema ?? null,
    formatName: schema?.name ?? null,
    maxOutputTokens: max_completion_tokens ?? null,
  };
}
