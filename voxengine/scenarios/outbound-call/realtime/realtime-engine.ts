import type { CallEnd, CallSettings } from "../../../contract";
import type { Clock } from "../clock";
import { errorText } from "../talk/error-text";
import { createSilenceWatch } from "../talk/silence-watch";
import type { TurnLedger } from "../talk/turn-ledger";
import type { TalkHost, VoiceEngine } from "../talk/voice-engine";
import { connectRealtime } from "./connection";
import { createHeardTurns } from "./heard-turns";
import { isHarmlessError, payloadOf, textAt } from "./payload";
import { createResponseRetry } from "./response-retry";
import { endCallTool, endedBy, resumeTalk, sayExactly, sessionConfig } from "./session-config";

/** The first connection and one more. */
const maxConnections = 2;
/** Milliseconds from the connection to a configured session. */
const setupMs = 8000;
/** The last sentence is not waited for any longer. */
const goodbyeMs = 12_000;
/** The callee's last words are waited for this long after the end of the call. */
const lateTextMs = 2000;
/** A model that hangs up without another word is let go after this time. */
const lastWordsMs = 4000;

/**
 * Makes the engine that joins the call to OpenAI's Realtime API through the platform's connector.
 * @param apologize says a text without the model; null where the platform has no voice for the language
 */
export function createRealtimeEngine(parts: {
  call: Call;
  settings: CallSettings;
  realtime: NonNullable<CallSettings["speech"]["realtime"]>;
  apiKey: string;
  apologize: ((text: string) => Promise<unknown>) | null;
  clock: Clock;
  ledger: TurnLedger;
  host: TalkHost;
}): VoiceEngine {
  const { call, settings, realtime, clock, host } = parts;
  const turns = createHeardTurns(parts.ledger, host.elapsedMs);
  const silence = createSilenceWatch(clock, settings.silence_seconds * 1000, {
    ask: () => client?.responseCreate(sayExactly(settings.phrases.not_heard)),
    giveUp: () => void leave(settings.phrases.goodbye, "bot"),
  });
  let client: RealtimeClient | null = null;
  let connections = 0;
  let isStopped = false;
  let stopping: Promise<void> | null = null;
  let onText: (() => void) | null = null;
  /** The last sentence is being said: nobody interrupts it. */
  let isLeaving = false;
  let onQuiet: (() => void) | null = null;

  async function connect(): Promise<void> {
    connections += 1;
    const generation = connections;
    const isCurrent = () => generation === connections && !isStopped;
    try {
      const opened = await connectRealtime(
        { apiKey: parts.apiKey, model: realtime.model },
        clock,
        () => {
          if (isCurrent()) {
            lost("websocket_closed", "");
          }
        },
      );
      if (!isCurrent()) {
        opened.close();
        return;
      }
      client = opened;
      listen(opened, isCurrent);
    } catch (error) {
      if (isCurrent()) {
        lost("connect_failed", errorText(error));
      }
    }
  }

  /** Ends a connection that is of no more use; one more is tried. */
  function lost(code: string, message: string): void {
    host.log(`realtime_${code}`);
    drop();
    turns.cutBot();
    host.changed();
    if (!isLeaving && connections < maxConnections) {
      void connect();
    } else {
      giveUp(code, message);
    }
  }

  function giveUp(code: string, message: string): void {
    if (isLeaving) {
      onQuiet?.();
      return;
    }
    drop();
    host.fail("openai-realtime", code, message);
    isLeaving = true;
    silence.stop();
    const said = parts.apologize?.(settings.phrases.apology) ?? Promise.resolve();
    void said.then(() => host.hangUp("error"));
  }

  function drop(): void {
    const old = client;
    client = null;
    try {
      old?.close();
    } catch {
      // It is closed already, which is all we want.
    }
  }

  function listen(on: RealtimeClient, isCurrent: () => boolean): void {
    const events = OpenAI.RealtimeAPIEvents;
    let isReady = false;
    const responses = createResponseRetry({
      again: () => on.responseCreate({}),
      giveUp,
    });
    const cancelSetup = clock.after(setupMs, () => {
      if (isCurrent() && !isReady) {
        lost("setup_timeout", "");
      }
    });
    const when = <Payload>(event: VoxEvent<Payload>, handler: (event: Payload) => void) =>
      on.addEventListener(event, (detail) => {
        if (isCurrent() && client === on) {
          handler(detail);
        }
      });
    on.addEventListener(events.ConversationItemInputAudioTranscriptionCompleted, (event) => {
      const payload = payloadOf(event);
      turns.calleeText(textAt(payload, "item_id"), textAt(payload, "transcript"));
      host.changed();
      if (!turns.awaitsCalleeText()) {
        onText?.();
      }
    });

    when(events.SessionCreated, () => on.sessionUpdate(sessionConfig(settings, realtime)));
    when(events.SessionUpdated, () => {
      if (isReady) {
        return;
      }
      isReady = true;
      cancelSetup();
      VoxEngine.sendMediaBetween(call, on);
      const spoken = parts.ledger.list(host.elapsedMs());
      on.responseCreate(spoken.length === 0 ? sayExactly(settings.greeting) : resumeTalk(spoken));
    });
    when(OpenAI.Events.WebSocketMediaStarted, () => {
      silence.pause();
      turns.soundStarts();
      host.changed();
    });
    when(OpenAI.Events.WebSocketMediaEnded, () => {
      if (!turns.soundEnds()) {
        return;
      }
      host.changed();
      if (onQuiet) {
        onQuiet();
      } else {
        silence.waitForCallee();
      }
    });
    when(events.InputAudioBufferSpeechStarted, (event) => {
      silence.heard();
      if (isLeaving) {
        return;
      }
      on.clearMediaBuffer();
      turns.calleeStarts(textAt(payloadOf(event), "item_id"));
      host.changed();
    });
    when(events.InputAudioBufferSpeechStopped, (event) => {
      turns.calleeStops(textAt(payloadOf(event), "item_id"));
      if (!isLeaving) {
        // A reply is due; if the model gives none, the callee is asked.
        silence.waitForCallee();
      }
    });
    when(events.ConversationItemInputAudioTranscriptionFailed, () =>
      host.log("transcription_failed"),
    );
    when(events.ResponseOutputAudioTranscriptDone, (event) => {
      turns.botText(textAt(payloadOf(event), "transcript"));
      host.changed();
    });
    when(events.ResponseDone, (event) => {
      turns.responseDone();
      responses.done(textAt(payloadOf(event), "response.status"));
    });
    when(events.ResponseFunctionCallArgumentsDone, (event) => {
      const payload = payloadOf(event);
      if (textAt(payload, "name") === endCallTool) {
        hangUpWhenQuiet(endedBy(textAt(payload, "arguments")));
      }
    });
    when(events.Error, (event) => {
      const payload = payloadOf(event);
      const code = textAt(payload, "error.code") || textAt(payload, "error.type") || "error";
      if (isHarmlessError(code)) {
        return;
      }
      if (isReady) {
        host.log(`realtime_${code}`);
        responses.error(code, textAt(payload, "error.message"));
      } else {
        lost(code, textAt(payload, "error.message"));
      }
    });
    when(events.WebSocketError, (event) =>
      lost("websocket_error", textAt(payloadOf(event), "reason")),
    );
  }

  function hangUpWhenQuiet(by: CallEnd["by"]): void {
    isLeaving = true;
    silence.stop();
    if (by === "voicemail") {
      host.hangUp(by);
      return;
    }
    void quiet(turns.isBotSpeaking() ? goodbyeMs : lastWordsMs).then(() => host.hangUp(by));
  }

  /** Resolves when the bot has said what it is saying or about to say, at the latest after `patienceMs`. */
  function quiet(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(patienceMs, () => done());
      const done = () => {
        cancel();
        onQuiet = null;
        resolve();
      };
      onQuiet = done;
    });
  }

  async function leave(text: string, by: CallEnd["by"] | null): Promise<void> {
    if (isLeaving) {
      return;
    }
    isLeaving = true;
    silence.stop();
    if (client) {
      client.responseCancel({});
      client.clearMediaBuffer();
      turns.cutBot();
      client.responseCreate(sayExactly(text));
      await quiet(goodbyeMs);
    }
    if (by !== null) {
      host.hangUp(by);
    }
  }

  return {
    start() {
      void connect();
    },
    sayGoodbye: (text) => leave(text, null),
    stop() {
      isStopped = true;
      silence.stop();
      turns.cutBot();
      stopping ??= lateText().then(drop);
      return stopping;
    },
  };

  function lateText(): Promise<void> {
    try {
      client?.clearMediaBuffer();
    } catch {
      // A closed connection plays nothing.
    }
    if (!client || !turns.awaitsCalleeText()) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = clock.after(lateTextMs, resolve);
      onText = () => {
        cancel();
        resolve();
      };
    });
  }
}
