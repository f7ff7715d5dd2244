import type { Appointment } from "../runtime/virtual-clock";
import type { RealtimeEventName } from "../surface/event-names";
import type { Ear } from "../telephony/line";
import type { SessionConfig } from "./protocol";

/** The server notices a voice a little after it begins. */
const NOTICED_AFTER_MS = 170;

type ListeningPorts = {
  after(ms: number, run: () => void): Appointment;
  cancel(appointment: Appointment): void;
  random(): number;
  send(name: RealtimeEventName, type: string, facts: object): void;
  newId(kind: string): string;
  config(): SessionConfig;
  /** The callee speaks: a response under way is given up. */
  interrupt(): void;
  respond(heard: string): void;
};

/** The model's ear: voice activity, the transcript that may come late, and whose turn it is. */
export function createListening(ports: ListeningPorts): { ear: Ear; commit(): void } {
  const { after, cancel, send } = ports;
  let item: { id: string; words: string[]; isNoticed: boolean } | null = null;
  let stop: Appointment | null = null;
  let audioMs = 0;

  function started(durationMs: number): void {
    if (!ports.config().turns) return;
    audioMs += durationMs;
    if (stop && item) {
      // Another sentence within the time of silence belongs to the same turn.
      cancel(stop);
      stop = null;
      return;
    }
    const current = { id: ports.newId("item"), words: [], isNoticed: false };
    item = current;
    after(NOTICED_AFTER_MS, () => {
      if (item !== current) return;
      current.isNoticed = true;
      send("InputAudioBufferSpeechStarted", "input_audio_buffer.speech_started", {
        audio_start_ms: audioMs,
        item_id: current.id,
      });
      if (ports.config().turns?.interrupts) ports.interrupt();
    });
  }

  function ended(words: string): void {
    const current = item;
    const turns = ports.config().turns;
    if (!current || !turns) return;
    current.words.push(words);
    stop = after(turns.silenceMs, () => {
      send("InputAudioBufferSpeechStopped", "input_audio_buffer.speech_stopped", {
        audio_end_ms: audioMs,
        item_id: current.id,
      });
      const text = committed(current);
      if (turns.createsResponse) ports.respond(text);
    });
  }

  function committed(current: { id: string; words: string[] }): string {
    stop = null;
    item = null;
    const text = current.words.join(" ");
    send("InputAudioBufferCommitted", "input_audio_buffer.committed", {
      previous_item_id: null,
      item_id: current.id,
    });
    send("ConversationItemAdded", "conversation.item.added", {
      item: { id: current.id, type: "message", role: "user", status: "completed" },
    });
    transcribe(current.id, text);
    return text;
  }

  /** What was heard so far becomes an item and is written down; no answer is made (Realtime API, `input_audio_buffer.commit`). */
  function commit(): void {
    if (!item || item.words.length === 0) {
      const code = "input_audio_buffer_commit_empty";
      const message = "Error committing input audio buffer: buffer too small.";
      send("Error", "error", {
        error: { type: "invalid_request_error", code, message, param: null, event_id: null },
      });
      return;
    }
    if (stop) cancel(stop);
    committed(item);
  }

  function transcribe(itemId: string, transcript: string): void {
    if (!ports.config().hasTranscription) return;
    after(250 + Math.round(ports.random() * 650), () =>
      send(
        "ConversationItemInputAudioTranscriptionCompleted",
        "conversation.item.input_audio_transcription.completed",
        {
          item_id: itemId,
          content_index: 0,
          transcript,
          usage: { type: "tokens", total_tokens: Math.ceil(transcript.length / 2) },
        },
      ),
    );
  }

  return {
    ear: {
      started: ({ durationMs }) => started(durationMs),
      // A line that is cut leaves no silence behind: the service goes on waiting for the end of the sentence.
      ended: (words, isCut) => {
        if (!isCut) ended(words);
        else if (words !== "") item?.words.push(words);
      },
    },
    commit,
  };
}
