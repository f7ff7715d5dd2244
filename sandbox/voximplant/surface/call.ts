import type { Pickup } from "../../people/callee";
import {
  anything,
  flag,
  listOf,
  method,
  number,
  options,
  text,
  textMap,
} from "../runtime/arguments";
import { createEmitter } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject } from "../runtime/strict";
import type { Appointment } from "../runtime/virtual-clock";
import type { Line } from "../telephony/line";
import type { MediaDesk, Mouth, VoiceSource } from "../telephony/media";
import { dial, type LegEnd } from "../telephony/outgoing-leg";
import type { Detector } from "./detector";
import { CALL_EVENTS } from "./event-names";
import { createPlayback } from "./playback";
import { createRecording, type RecordingPorts } from "./recording";

export type CallPorts = RecordingPorts & {
  stage: Stage;
  desk: MediaDesk;
  voices: Iterable<unknown>;
  /** Answering machine detection that was handed over with the number, if any. */
  detector: Detector | null;
  answered(): void;
  /** The call is over; its last event follows. */
  over(end: LegEnd): void;
};

type Dialed = {
  id: string;
  /** Digits only. */
  number: string;
  callerId: string;
  isCallerKnown: boolean;
  pickup: Pickup;
};

/** A call to the telephone network, as `VoxEngine.callPSTN` returns it. */
export function createCall(ports: CallPorts, dialed: Dialed): { call: object; hangup(): void } {
  const { stage, desk, detector } = ports;
  const { guard, clock } = stage;
  const emitter = createEmitter(stage, "Call", [CALL_EVENTS]);
  let isEnded = false;
  let customData = "";
  let source: VoiceSource | null = null;
  let hearsMicrophone = false;
  let beepDetection: Appointment | null = null;

  const emit = (event: string, fields: Record<string, unknown>) => {
    if (stage.state() !== "running") return;
    emitter.emit(event, { call, name: event, id: dialed.id, ...fields });
  };

  /** A sentence may also end by what the scenario just did, so the event comes a moment later. */
  function tellMicrophone(active: boolean): void {
    if (hearsMicrophone) clock.after(0, () => emit(CALL_EVENTS.MicStatusChange, { active }));
  }

  function openLine(name: string): Line {
    // Until the last event is out the scenario cannot know that the line is already dead.
    const line = isEnded ? null : leg.line();
    return line ?? guard.violate(`${name}: the call is not connected`);
  }

  const mouth: Mouth = {
    speak: (words, durationMs, finished) => {
      const line = leg.line();
      return line?.isOpen() ? line.speak(words, durationMs, finished) : null;
    },
  };
  const playback = createPlayback({
    stage,
    voices: ports.voices,
    line: openLine,
    replaceStream: () => {
      source?.attach(null);
      source = null;
    },
    emit,
  });
  const recording = createRecording(ports, { callId: dialed.id, line: openLine, emit });

  const leg = dial({
    stage,
    number: dialed.number,
    isCallerKnown: dialed.isCallerKnown,
    pickup: dialed.pickup,
    events: {
      ringing: () => emit(CALL_EVENTS.Ringing, { headers: {} }),
      audioStarted: () => emit(CALL_EVENTS.AudioStarted, { headers: {} }),
      connected: (line, callee) => {
        ports.answered();
        line.addEar({
          started: () => tellMicrophone(true),
          ended: () => tellMicrophone(false),
        });
        detector?.connected(call, dialed.id, dialed.number, callee);
        const none = { customData: undefined, headers: undefined, scheme: undefined };
        emit(CALL_EVENTS.Connected, none);
      },
      failed: (end) => {
        isEnded = true;
        ports.over(end);
        emit(CALL_EVENTS.Failed, { code: end.code, reason: end.reason, headers: {} });
      },
      disconnected: (end) => {
        isEnded = true;
        playback.silence();
        source?.attach(null);
        detector?.ended();
        ports.over(end);
        emit(CALL_EVENTS.Disconnected, {
          internalCode: end.code,
          reason: end.reason,
          duration: Math.round(end.talkMs / 1_000),
          cost: end.costUsd,
          direction: "OUT",
          headers: {},
        });
        recording.stop(end.talkMs, leg.line()?.turns() ?? []);
      },
      turn: () => undefined,
      beep: () => {
        if (!beepDetection) return;
        clock.cancel(beepDetection);
        beepDetection = null;
        emit(CALL_EVENTS.BeepDetectionComplete, { frequencies: [1_000], timeout: undefined });
      },
    },
  });

  const plain = (name: string, answer: () => unknown) =>
    method(guard, `Call.${name}`, [], [], answer);
  const call = strictObject(guard, "Call", {
    ...emitter.members,
    ...playback.members,
    ...recording.members,
    state: plain("state", leg.state),
    toString: plain("toString", () => `[object Call ${dialed.id}]`),
    id: plain("id", () => dialed.id),
    incoming: plain("incoming", () => false),
    callerid: plain("callerid", () => dialed.callerId),
    displayName: plain("displayName", () => dialed.callerId),
    number: plain("number", () => dialed.number),
    clientType: plain("clientType", () => "pstn"),
    vad: plain("vad", () => hearsMicrophone),
    customData: method(guard, "Call.customData", [], [text()], ([given]) => {
      if (given === undefined) return customData;
      if (Buffer.byteLength(String(given)) > 200) guard.violate("Call.customData: over 200 bytes");
      customData = String(given);
      return customData;
    }),
    hangup: method(guard, "Call.hangup", [], [textMap(/^X-/)], () => {
      if (isEnded) guard.violate("Call.hangup: the call is over");
      if (leg.state() !== "TERMINATED") leg.hangup();
    }),
    sendMediaTo: method(guard, "Call.sendMediaTo", [anything], [mediaOptions], ([unit]) =>
      desk.connect(call, unit, "Call.sendMediaTo"),
    ),
    stopMediaTo: method(guard, "Call.stopMediaTo", [anything], [], ([unit]) =>
      desk.disconnect(call, unit, "Call.stopMediaTo"),
    ),
    sendDigits: method(guard, "Call.sendDigits", [text()], [], ([digits]) => {
      if (!/^[0-9*#p]+$/.test(String(digits))) guard.violate("Call.sendDigits: not digits");
      openLine("Call.sendDigits");
    }),
    handleTones: method(guard, "Call.handleTones", [flag], [anything], () => undefined),
    handleMicStatus: method(guard, "Call.handleMicStatus", [flag], [], ([isOn]) => {
      hearsMicrophone = isOn === true;
    }),
    enableBeepDetection: method(guard, "Call.enableBeepDetection", [beepOptions], [], ([given]) => {
      const { timeout } = given as { timeout?: number };
      if (beepDetection) clock.cancel(beepDetection);
      beepDetection = clock.after(timeout ?? 30_000, () => {
        beepDetection = null;
        emit(CALL_EVENTS.BeepDetectionComplete, { frequencies: undefined, timeout: true });
      });
    }),
    disableBeepDetection: plain("disableBeepDetection", () => {
      if (beepDetection) clock.cancel(beepDetection);
      beepDetection = null;
    }),
  });
  desk.register(call, {
    kind: "call",
    addEar: (ear) => openLine("sendMediaTo").addEar(ear),
    removeEar: (ear) => leg.line()?.removeEar(ear),
    take: (next) => {
      openLine("sendMediaTo");
      playback.silence();
      if (source !== next) source?.attach(null);
      source = next;
      next.attach(mouth);
    },
    leave: (given) => {
      if (source !== given) return;
      source.attach(null);
      source = null;
    },
  });
  return {
    call,
    hangup: () => {
      if (leg.state() !== "TERMINATED") leg.hangup();
    },
  };
}

/** Only meant for web sockets, but taken by every unit. */
const mediaOptions = options({
  tag: text(),
  encoding: text(),
  customParameters: textMap(),
});

const beepOptions = options({
  frequencies: listOf(number(1, 20_000)),
  timeout: number(0, 120_000),
});
