import type { CallEnd, CallSettings } from "../../../contract";
import type { Clock } from "../clock";
import { errorText } from "../talk/error-text";
import { createSilenceWatch } from "../talk/silence-watch";
import type { TurnLedger } from "../talk/turn-ledger";
import type { TalkHost, VoiceEngine } from "../talk/voice-engine";
import { connectRealtime } from "./connection";
import { createGreetingGuard } from "./greeting-guard";
import { createHeardTurns } from "./heard-turns";
import { createLastWords } from "./last-words";
import { createMoment } from "./moment";
import { isHarmlessError, payloadOf, textAt } from "./payload";
import { createResponses, type Responses } from "./responses";
import { endCallTool, endedBy, resumeTalk, sayExactly, sessionConfig } from "./session-config";

/** The first connection and one more. */
const maxConnections = 2;
/** Milliseconds from the connection to a configured session. */
const setupMs = 8000;
/** The last sentence is not waited for any longer. */
const goodbyeMs = 12_000;
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
    ask: () => responses?.ask(sayExactly(settings.phrases.not_heard)),
    giveUp: () => void leave(settings.phrases.goodbye, "bot"),
  });
  const greeting = createGreetingGuard();
  const botQuiet = createMoment(clock);
  const calleeQuiet = createMoment(clock);
  const calleeText = createMoment(clock);
  const lastWords = createLastWords(turns, calleeText);
  let client: RealtimeClient | null = null;
  let responses: Responses | null = null;
  let connections = 0;
  let isStopped = false;
  let stopping: Promise<void> | null = null;
  /** The last sentence is being said: nobody interrupts it. */
  let isLeaving = false;

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
      botQuiet.happens();
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
    responses = null;
    try {
      old?.close();
    } catch {
      // It is closed already, which is all we want.
    }
  }

  function listen(on: RealtimeClient, isCurrent: () => boolean): void {
    const events = OpenAI.RealtimeAPIEvents;
    let isReady = false;
    let mustGreetAgain = false;
    const replies = createResponses(
      { create: (given) => on.responseCreate(given), cancel: () => on.responseCancel({}) },
      giveUp,
    );
    responses = replies;
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
        calleeText.happens();
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
      replies.ask(spoken.length === 0 ? sayExactly(settings.greeting) : resumeTalk(spoken));
    });
    when(OpenAI.Events.WebSocketMediaStarted, () => {
      silence.pause();
      turns.soundStarts();
      greeting.soundStarts(host.elapsedMs());
      host.changed();
    });
    when(OpenAI.Events.WebSocketMediaEnded, () => {
      if (!turns.soundEnds()) {
        return;
      }
      greeting.soundEnds();
      host.changed();
      if (botQuiet.isAwaited()) {
        botQuiet.happens();
      } else {
        silence.waitForCallee();
      }
    });
    when(events.InputAudioBufferSpeechStarted, (event) => {
      silence.heard();
      turns.calleeStarts(textAt(payloadOf(event), "item_id"));
      if (!isLeaving) {
        on.clearMediaBuffer();
        turns.cutBot();
        greeting.calleeStarts(host.elapsedMs());
      }
      host.changed();
    });
    when(events.InputAudioBufferSpeechStopped, (event) => {
      turns.calleeStops(textAt(payloadOf(event), "item_id"));
      if (isLeaving) {
        calleeQuiet.happens();
      } else {
        mustGreetAgain = greeting.calleeStops(host.elapsedMs());
        // A reply is due; if the model gives none, the callee is asked.
        silence.waitForCallee();
      }
    });
    when(events.ConversationItemInputAudioTranscriptionFailed, () =>
      host.log("transcription_failed"),
    );
    // Not worth a report of its own; what is sent next has it.
    when(events.ResponseOutputAudioTranscriptDelta, (event) =>
      turns.botTextGrows(textAt(payloadOf(event), "delta")),
    );
    when(events.ResponseOutputAudioTranscriptDone, (event) => {
      turns.botText(textAt(payloadOf(event), "transcript"));
      host.changed();
    });
    when(events.ResponseCreated, () => {
      replies.created();
      if (mustGreetAgain) {
        mustGreetAgain = false;
        replies.demand(sayExactly(settings.greeting));
      }
    });
    when(events.ResponseDone, (event) => {
      turns.responseDone();
      replies.done(textAt(payloadOf(event), "response.status"));
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
        replies.error(code, textAt(payload, "error.message"));
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
    void botQuiet
      .within(turns.isBotSpeaking() ? goodbyeMs : lastWordsMs)
      // Whoever says goodbye too is heard out.
      .then(() => (turns.isCalleeSpeaking() ? calleeQuiet.within(lastWordsMs) : undefined))
      .then(() => host.hangUp(by));
  }

  async function leave(text: string, by: CallEnd["by"] | null): Promise<void> {
    if (isLeaving) {
      return;
    }
    isLeaving = true;
    silence.stop();
    if (client) {
      client.clearMediaBuffer();
      turns.cutBot();
      responses?.demand(sayExactly(text));
      await botQuiet.within(goodbyeMs);
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
    stop(isLineOpen) {
      isStopped = true;
      silence.stop();
      turns.cutBot();
      lastWords.take(client, isLineOpen);
      stopping ??= (client ? lastWords.written() : Promise.resolve()).then(drop);
      return stopping;
    },
  };
}
