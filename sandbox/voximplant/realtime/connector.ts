import type { Stage } from "../runtime/stage";
import type { Appointment } from "../runtime/virtual-clock";
import type { RealtimeEventName } from "../surface/event-names";
import { voiceMs } from "../surface/playback";
import type { Ear } from "../telephony/line";
import type { VoiceSource } from "../telephony/media";
import { type BrainReply, createBrain } from "./brain";
import { createListening } from "./listening";
import { createPlaying } from "./playing";
import {
  madePart,
  messageItem,
  NO_CONFIG,
  readSession,
  type SessionConfig,
  usageOf,
  wishOf,
} from "./protocol";

/** The model makes sound faster than it is played. */
const GENERATION_PART = 0.3;

export type ConnectorPorts = {
  stage: Stage;
  /** Tells the scenario of a server event. */
  emit(name: RealtimeEventName, payload: object): void;
  media(name: "WebSocketMediaStarted" | "WebSocketMediaEnded"): void;
  /** What befalls the next response: null, an error code, or the loss of the socket. */
  misfortune(): "none" | "failed" | "lost";
  lost(): void;
};

export type Connector = {
  ear: Ear;
  source: VoiceSource;
  opened(): void;
  sessionUpdate(parameters: { session?: unknown }): void;
  responseCreate(parameters: unknown): void;
  responseCancel(): void;
  inputAudioBufferCommit(): void;
  clearMediaBuffer(): void;
  close(): void;
};

type Response = {
  id: string;
  itemId: string;
  reply: BrainReply;
  generated: number;
  steps: Appointment[];
};

/** One connection to the speech model: its events in the order and with the delays of the real service. */
export function createConnector(ports: ConnectorPorts): Connector {
  const { stage, emit } = ports;
  const { clock } = stage;
  const random = stage.random("model");
  const brain = createBrain(stage.random("brain"));
  let config: SessionConfig = NO_CONFIG;
  let response: Response | null = null;
  let isCutOff = false;
  let hasSpoken = false;
  /** What the model was asked to open with, until it has said something. */
  let opening: { wish: string | null } | null = null;
  let isClosed = false;
  let ids = 0;

  const newId = (kind: string) => {
    ids += 1;
    return `${kind}_${stage.sessionId}${String(ids).padStart(4, "0")}`;
  };
  const send = (name: RealtimeEventName, type: string, facts: object) => {
    if (!isClosed) emit(name, { type, event_id: newId("event"), ...facts });
  };
  const after = (ms: number, run: () => void) =>
    clock.after(ms, () => {
      if (!isClosed) run();
    });

  const playing = createPlaying({
    after,
    cancel: (appointment) => clock.cancel(appointment),
    media: ports.media,
  });

  function respond(make: () => BrainReply, heard: string): void {
    if (response) return;
    const current: Response = {
      id: newId("resp"),
      itemId: newId("item"),
      reply: { text: "", end: null },
      generated: 0,
      steps: [],
    };
    response = current;
    const step = (ms: number, run: () => void) => current.steps.push(after(ms, run));
    const thinkingMs = 380 + Math.round(random() * 420);
    step(60, () => {
      const misfortune = ports.misfortune();
      if (misfortune === "lost") ports.lost();
      else if (misfortune === "failed") fail(current);
      else send("ResponseCreated", "response.created", { response: { id: current.id } });
    });
    step(thinkingMs, () => {
      current.reply = make();
      opening = null;
      hasSpoken = true;
      isCutOff = false;
      if (current.reply.text === "") complete(current, heard);
      else voice(current, heard, step);
    });
  }

  function voice(
    current: Response,
    heard: string,
    step: (ms: number, run: () => void) => void,
  ): void {
    const { text } = current.reply;
    const place = { response_id: current.id, item_id: current.itemId, output_index: 0 };
    const item = messageItem(current.itemId, current.reply.text, "in_progress");
    send("ResponseOutputItemAdded", "response.output_item.added", { ...place, item });
    send("ConversationItemAdded", "conversation.item.added", { item });
    playing.play(text);
    const generationMs = voiceMs(text) * GENERATION_PART;
    const pieces = 3;
    for (let piece = 1; piece <= pieces; piece += 1) {
      step((generationMs * piece) / pieces, () => {
        const before = madePart(text, (piece - 1) / pieces);
        current.generated = piece / pieces;
        const delta = madePart(text, current.generated).slice(before.length);
        send("ResponseOutputAudioTranscriptDelta", "response.output_audio_transcript.delta", {
          ...place,
          content_index: 0,
          delta,
        });
      });
    }
    step(generationMs + 10, () => complete(current, heard));
  }

  function closeItem(current: Response, transcript: string, status: string): void {
    if (transcript === "") return;
    const place = { response_id: current.id, item_id: current.itemId, output_index: 0 };
    const part = { ...place, content_index: 0 };
    send("ResponseOutputAudioDone", "response.output_audio.done", part);
    send("ResponseOutputAudioTranscriptDone", "response.output_audio_transcript.done", {
      ...part,
      transcript,
    });
    const item = messageItem(current.itemId, current.reply.text, status);
    send("ResponseOutputItemDone", "response.output_item.done", { ...place, item });
    send("ConversationItemDone", "conversation.item.done", { item });
  }

  function complete(current: Response, heard: string): void {
    const { text, end } = current.reply;
    closeItem(current, text, "completed");
    if (end && config.endTool) callTool(current, end, config.endTool);
    response = null;
    const usage = usageOf(text, heard, config.instructions);
    send("ResponseDone", "response.done", {
      response: {
        id: current.id,
        status: "completed",
        output: [messageItem(current.itemId, text, "completed")],
        usage,
      },
    });
  }

  function callTool(
    current: Response,
    end: string,
    tool: NonNullable<SessionConfig["endTool"]>,
  ): void {
    const reason = tool.reasons.includes(end) ? end : tool.reasons[0];
    send("ResponseFunctionCallArgumentsDone", "response.function_call_arguments.done", {
      response_id: current.id,
      item_id: newId("item"),
      output_index: 1,
      call_id: newId("call"),
      name: tool.name,
      arguments: JSON.stringify(reason === undefined ? {} : { reason }),
    });
  }

  function cancel(reason: "turn_detected" | "client_cancelled"): void {
    if (!response) return;
    const current = response;
    response = null;
    isCutOff = true;
    for (const step of current.steps) clock.cancel(step);
    // The transcript of what was made so far comes also when a response is cancelled (reference of the event).
    closeItem(current, madePart(current.reply.text, current.generated), "incomplete");
    send("ResponseDone", "response.done", {
      response: {
        id: current.id,
        status: "cancelled",
        status_details: { type: "cancelled", reason },
        output: [],
        usage: usageOf("", "", config.instructions),
      },
    });
  }

  function fail(current: Response): void {
    for (const step of current.steps) clock.cancel(step);
    response = null;
    const error = {
      type: "server_error",
      code: "server_error",
      message: "The server had an error",
    };
    send("Error", "error", { error: { ...error, param: null, event_id: null } });
    send("ResponseDone", "response.done", {
      response: {
        id: current.id,
        status: "failed",
        status_details: { type: "failed", error },
        output: [],
      },
    });
  }

  const listening = createListening({
    after,
    cancel: (appointment) => clock.cancel(appointment),
    random,
    send,
    newId,
    config: () => config,
    interrupt: () => cancel("turn_detected"),
    respond: (heard) => {
      const make = () =>
        opening ? brain.speaksFirst(opening.wish) : brain.answers(heard, isCutOff);
      respond(make, heard);
    },
  });

  return {
    ear: listening.ear,
    source: playing,
    opened: () =>
      send("SessionCreated", "session.created", {
        session: { type: "realtime", id: newId("sess") },
      }),
    sessionUpdate: (parameters) => {
      const read = readSession(parameters.session, config);
      after(90, () => {
        if ("param" in read) {
          stage.note("violation", { message: `sessionUpdate: ${read.message}` });
          const error = { type: "invalid_request_error", ...read, event_id: null };
          send("Error", "error", { error });
          return;
        }
        config = read;
        brain.instruct(read.instructions);
        send("SessionUpdated", "session.updated", { session: parameters.session });
      });
    },
    responseCreate: (parameters) => {
      if (response) {
        const message = "Conversation already has an active response";
        const error = { type: "invalid_request_error", message, param: null, event_id: null };
        after(30, () =>
          send("Error", "error", {
            error: { ...error, code: "conversation_already_has_active_response" },
          }),
        );
        return;
      }
      const wish = wishOf(parameters);
      if (!hasSpoken) opening = { wish };
      respond(() => brain.speaksFirst(wish), "");
    },
    responseCancel: () => {
      after(20, () => cancel("client_cancelled"));
    },
    inputAudioBufferCommit: () => {
      after(30, listening.commit);
    },
    clearMediaBuffer: () => {
      if (playing.clear()) isCutOff = true;
    },
    close: () => {
      playing.clear();
      for (const step of response?.steps ?? []) clock.cancel(step);
      isClosed = true;
    },
  };
}
