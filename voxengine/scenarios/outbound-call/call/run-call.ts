import type { CallEnd, CallSettings } from "../../../contract";
import type { Clock } from "../clock";
import { createEventQueue } from "../delivery/event-queue";
import { createSignedPost } from "../delivery/signed-post";
import { errorText } from "../talk/error-text";
import { createTurnLedger } from "../talk/turn-ledger";
import type { TalkHost, VoiceEngine } from "../talk/voice-engine";
import { disconnectedEnd, failedEnd, newCallState, readAmount, snapshotOf } from "./call-state";
import { readControl } from "./control";
import type { Identity } from "./identity";
import { createDetector, isSurelyMachine } from "./machine-detection";
import { type Recording, startRecording } from "./recording";
import { createReporter } from "./reporter";
import { chooseEngine } from "./voice";

/** Milliseconds after our own hang-up in which Failed or Disconnected must come; else the call counts as ended. */
const hangUpMs = 5000;
/** The recording is waited for this long after the end of the call. */
const recordStopMs = 6000;
/** The word of a callee's hang-up is so long on its way; nothing said meanwhile was heard. An estimate. */
const farEndLagMs = 250;
/** The last sentence after the time limit may take this long. */
const goodbyeMs = 14_000;

/**
 * Makes the one call of a session and reports it to the end, then ends the session. Never throws.
 * @param secret reads a secret of the application; undefined where there is none
 */
export function runCall(
  identity: Identity,
  settings: CallSettings,
  parts: {
    clock: Clock;
    secret: (name: string) => string | undefined;
    log: (code: string) => void;
  },
): void {
  const { clock, log } = parts;
  const state = newCallState();
  const ledger = createTurnLedger();
  const post = createSignedPost(
    `${identity.haloUrl}/voximplant/events`,
    identity.webhookKey,
    clock,
  );
  const queue = createEventQueue({ post, clock, random: Math.random });
  const reporter = createReporter(identity, queue, clock, (isFinal) =>
    snapshotOf(state, {
      engine: settings.engine,
      turns: ledger.list(elapsedMs()),
      logUrl: identity.logUrl,
      final: isFinal,
    }),
  );
  let call: Call | null = null;
  let engine: VoiceEngine | null = null;
  let recording: Recording | null = null;
  let onRecorded: (() => void) | null = null;
  /** Who hung up on our side. */
  let hungUpBy: CallEnd["by"] | null = null;
  let timers: (() => void)[] = [];

  const host: TalkHost = {
    elapsedMs,
    hangUp,
    fail,
    changed: () => reporter.changed(),
    log,
  };

  /** Milliseconds since the answer, to the end of the call at most. */
  function elapsedMs(): number {
    return state.answeredAt === null ? 0 : (state.endedAt ?? clock.now()) - state.answeredAt;
  }

  function fail(source: string, code: string, message: string): void {
    log(`${source}_${code}`);
    state.error ??= { source, code, message: message.slice(0, 300) };
  }

  function dial(): void {
    const makeEngine = chooseEngine(settings, parts.secret);
    if ("missing" in makeEngine) {
      fail("settings", makeEngine.missing, "");
      ended({ kind: "failed", code: null, reason: makeEngine.missing, by: "error" });
      return;
    }
    const { amd: detection } = settings;
    const amd =
      detection &&
      createDetector(detection, (finding) => {
        state.amd = finding;
        reporter.changed();
        if (isSurelyMachine(finding, detection.min_confidence)) {
          hangUp("voicemail");
        }
      });
    state.dialedAt = clock.now();
    try {
      call = VoxEngine.callPSTN(settings.number, settings.caller_id, amd ? { amd } : {});
      engine = makeEngine(call, { clock, ledger, host });
      follow(call, engine);
    } catch (error) {
      fail("call", "dial_refused", errorText(error));
      ended({ kind: "failed", code: null, reason: "dial_refused", by: "error" });
      return;
    }
    timers.push(clock.after(settings.ring_seconds * 1000, () => hangUp("ring_limit")));
    log("dialed");
  }

  function follow(leg: Call, voice: VoiceEngine): void {
    leg.addEventListener(CallEvents.Ringing, () => {
      state.ringingAt ??= clock.now();
      reporter.report("Ringing");
    });
    leg.addEventListener(CallEvents.Connected, () => connected(leg, voice));
    leg.addEventListener(CallEvents.Failed, ({ code, reason }) => {
      ended(failedEnd(code, reason, hungUpBy));
    });
    leg.addEventListener(CallEvents.Disconnected, ({ internalCode, reason, duration, cost }) => {
      state.talkSeconds = duration ?? null;
      state.carrierCost = readAmount(cost);
      ended(disconnectedEnd(internalCode ?? null, reason ?? "", hungUpBy));
    });
  }

  function connected(leg: Call, voice: VoiceEngine): void {
    if (state.answeredAt !== null || state.end) {
      return;
    }
    state.answeredAt = clock.now();
    stopTimers();
    log("connected");
    if (hungUpBy !== null) {
      // The answer and our hang-up crossed.
      leg.hangup();
      return;
    }
    if (settings.record) {
      recording = startRecording(leg, settings.record, state, {
        onStopped: () => onRecorded?.(),
        failed: (code) => log(`recording_${code}`),
      });
    }
    timers.push(clock.after(settings.max_seconds * 1000, () => void leavePolitely(voice)));
    voice.start();
    reporter.report("Connected");
  }

  async function leavePolitely(voice: VoiceEngine): Promise<void> {
    log("time_limit");
    timers.push(clock.after(goodbyeMs, () => hangUp("time_limit")));
    await voice.sayGoodbye(settings.phrases.goodbye);
    hangUp("time_limit");
  }

  function hangUp(by: CallEnd["by"]): void {
    if (hungUpBy !== null || state.end || !call) {
      return;
    }
    hungUpBy = by;
    log(`hangup_${by}`);
    stopTimers();
    void engine?.stop(true);
    try {
      call.hangup();
    } catch {
      // Already over on the platform's side: its event or the timer below ends it here.
    }
    timers.push(
      clock.after(hangUpMs, () => {
        const kind = state.answeredAt === null ? "failed" : "disconnected";
        ended({ kind, code: null, reason: "no_end_event", by });
      }),
    );
  }

  function stopTimers(): void {
    for (const cancel of timers) {
      cancel();
    }
    timers = [];
  }

  function ended(end: CallEnd): void {
    if (state.end) {
      return;
    }
    markEnded(end);
    log(`ended_${end.kind}_${end.code ?? "none"}_${end.by}`);
    void finish(end);
  }

  function markEnded(end: CallEnd): void {
    stopTimers();
    state.end = end;
    state.endedAt = clock.now();
    if (state.answeredAt !== null) {
      state.talkSeconds ??= Math.round(elapsedMs() / 1000);
    }
    ledger.close(elapsedMs() - (hungUpBy === null ? farEndLagMs : 0));
  }

  async function finish(end: CallEnd): Promise<void> {
    await Promise.all([engine?.stop(false), recordingStopped()]);
    await reporter.finish(finalType(end), state.endedAt ?? clock.now());
    log("terminate");
    VoxEngine.terminate();
  }

  /** RecordStopped comes after Disconnected, and only while the session lives. */
  function recordingStopped(): Promise<void> {
    if (!recording?.isRunning()) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = clock.after(recordStopMs, resolve);
      onRecorded = () => {
        cancel();
        resolve();
      };
    });
  }

  /** The platform ends the session: one request more is possible, and no timer. */
  function lastChance(): void {
    if (!state.end) {
      const kind = state.answeredAt === null ? "failed" : "disconnected";
      markEnded({ kind, code: null, reason: "session_terminated", by: hungUpBy ?? "error" });
    }
    const message = reporter.takeUnsent(state.end ? finalType(state.end) : "Failed");
    if (message) {
      void post(message, 20);
    }
  }

  VoxEngine.addEventListener(AppEvents.HttpRequest, ({ content }) => {
    if (readControl(content, settings.control_token) !== "hangup") {
      return;
    }
    hangUp("user");
    return JSON.stringify({ ok: true });
  });
  VoxEngine.addEventListener(AppEvents.Terminating, lastChance);
  dial();
}

function finalType(end: CallEnd): "Disconnected" | "Failed" {
  return end.kind === "disconnected" ? "Disconnected" : "Failed";
}
