/** Fields of a GA session (OpenAI's reference of `session.update`); the beta's flat fields are gone. */
const SESSION_FIELDS: ReadonlySet<string> = new Set([
  "type",
  "model",
  "instructions",
  "output_modalities",
  "audio",
  "tools",
  "tool_choice",
  "max_output_tokens",
  "include",
  "tracing",
  "truncation",
  "prompt",
  "reasoning",
  "parallel_tool_calls",
]);

export type SessionConfig = {
  instructions: string;
  hasTranscription: boolean;
  /** Null: the client itself says when somebody has spoken. */
  turns: { silenceMs: number; createsResponse: boolean; interrupts: boolean } | null;
  /** Name of a tool that ends the call, if one was given. */
  endTool: { name: string; reasons: readonly string[] } | null;
};

export type ProtocolError = { code: string; message: string; param: string };

type Shape = { [key: string]: unknown };

function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(value: unknown, ...path: string[]): unknown {
  let node = value;
  for (const key of path) node = isShape(node) ? node[key] : undefined;
  return node;
}

export const NO_CONFIG: SessionConfig = {
  instructions: "",
  hasTranscription: false,
  turns: { silenceMs: 500, createsResponse: true, interrupts: true },
  endTool: null,
};

/** Reads a `session.update` as the service would. @returns an error as the service words it */
export function readSession(
  session: unknown,
  before: SessionConfig,
): SessionConfig | ProtocolError {
  if (!isShape(session)) return missing("session");
  const unknown = Object.keys(session).find((key) => !SESSION_FIELDS.has(key));
  if (unknown) {
    return {
      code: "unknown_parameter",
      message: `Unknown parameter: 'session.${unknown}'.`,
      param: `session.${unknown}`,
    };
  }
  if (session.type !== "realtime") return missing("session.type");
  const detection = at(session, "audio", "input", "turn_detection");
  const transcription = at(session, "audio", "input", "transcription");
  const tools = Array.isArray(session.tools) ? session.tools : [];
  const endTool = tools.find((tool) => /end|hang|finish/i.test(String(at(tool, "name") ?? "")));
  const reasons = at(endTool, "parameters", "properties", "reason", "enum");
  return {
    instructions:
      typeof session.instructions === "string" ? session.instructions : before.instructions,
    hasTranscription:
      transcription === undefined ? before.hasTranscription : transcription !== null,
    turns: detection === null ? null : readTurns(detection),
    endTool: endTool
      ? {
          name: String(at(endTool, "name")),
          reasons: Array.isArray(reasons) ? reasons.map(String) : [],
        }
      : null,
  };
}

function readTurns(detection: unknown): NonNullable<SessionConfig["turns"]> {
  const silenceMs = at(detection, "silence_duration_ms");
  return {
    silenceMs: typeof silenceMs === "number" ? silenceMs : 500,
    createsResponse: at(detection, "create_response") !== false,
    interrupts: at(detection, "interrupt_response") !== false,
  };
}

function missing(param: string): ProtocolError {
  return {
    code: "missing_required_parameter",
    message: `Missing required parameter: '${param}'.`,
    param,
  };
}

/** What the model said, as an item of the conversation. */
export function messageItem(id: string, transcript: string, status: string): object {
  return {
    id,
    object: "realtime.item",
    type: "message",
    status,
    role: "assistant",
    content: [{ type: "output_audio", transcript }],
  };
}

/** The whole words of a text of which a part has been made, 0 to 1. */
export function madePart(text: string, part: number): string {
  if (part >= 1) return text;
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, Math.floor(words.length * part)).join(" ");
}

/** The instructions of a `response.create`, or null. */
export function wishOf(parameters: unknown): string | null {
  const wish = at(parameters, "response", "instructions");
  return typeof wish === "string" ? wish : null;
}

/** Token counts of one response, of the size the service reports. */
export function usageOf(said: string, heard: string, instructions: string) {
  const audioOut = Math.ceil(said.length * 1.3);
  const textOut = Math.ceil(said.length / 4);
  const audioIn = Math.ceil(heard.length * 0.65);
  const textIn = Math.ceil(instructions.length / 4);
  return {
    total_tokens: audioOut + textOut + audioIn + textIn,
    input_tokens: audioIn + textIn,
    output_tokens: audioOut + textOut,
    input_token_details: {
      text_tokens: textIn,
      audio_tokens: audioIn,
      image_tokens: 0,
      cached_tokens: 0,
    },
    output_token_details: { text_tokens: textOut, audio_tokens: audioOut },
  };
}
