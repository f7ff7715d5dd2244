import type { Callee, Pickup } from "../../people/callee";
import type { Stage } from "../runtime/stage";
import type { Appointment } from "../runtime/virtual-clock";
import { createLine, type Line, type SpokenTurn } from "./line";
import { callCost } from "./prices";

/** The platform gives up ringing after a minute (typings of CallEvents.Failed). */
const RING_LIMIT_MS = 60_000;

export type LegState = "PROGRESSING" | "ALERTING" | "CONNECTED" | "TERMINATED";

export type LegEnd = {
  code: number;
  reason: string;
  by: "callee" | "bot" | "carrier";
  talkMs: number;
  costUsd: number;
};

export type LegEvents = {
  ringing(): void;
  audioStarted(): void;
  connected(line: Line, callee: Callee): void;
  failed(end: LegEnd): void;
  disconnected(end: LegEnd): void;
  turn(turn: SpokenTurn): void;
  beep(): void;
};

export type OutgoingLeg = {
  state(): LegState;
  line(): Line | null;
  hangup(): void;
};

type LegSettings = {
  stage: Stage;
  /** Digits only. */
  number: string;
  /** False: the carrier refuses the caller id. */
  isCallerKnown: boolean;
  pickup: Pickup;
  events: LegEvents;
};

/** Dials a number and carries the call to its end, in virtual time. */
export function dial({ stage, number, isCallerKnown, pickup, events }: LegSettings): OutgoingLeg {
  const { clock } = stage;
  const random = stage.random("leg");
  const coming: Appointment[] = [];
  let state: LegState = "PROGRESSING";
  let line: Line | null = null;

  const later = (delayMs: number, run: () => void) => coming.push(clock.after(delayMs, run));

  function end(code: number, reason: string, by: LegEnd["by"]): void {
    if (state === "TERMINATED") return;
    for (const appointment of coming.splice(0)) clock.cancel(appointment);
    const wasConnected = state === "CONNECTED";
    state = "TERMINATED";
    const talkMs = wasConnected && line ? Math.round(line.talkMs()) : 0;
    line?.close();
    const costUsd = wasConnected ? callCost(number, talkMs / 1_000) : 0;
    const facts = { code, reason, by, talkMs, costUsd };
    stage.note(wasConnected ? "hangup" : "failed", facts);
    // The far side's farewell takes a moment; a recognizer hands out its last words meanwhile.
    clock.after(wasConnected ? 250 : 40, () => {
      if (wasConnected) events.disconnected(facts);
      else events.failed(facts);
    });
  }

  function connect(callee: Callee): void {
    state = "CONNECTED";
    coming.length = 0;
    line = createLine(clock, callee, {
      turn: (turn) => {
        stage.note("turn", turn);
        events.turn(turn);
      },
      calleeHangsUp: () => end(200, "Normal call clearing", "callee"),
      beep: events.beep,
    });
    stage.note("answered", { language: callee.language });
    line.open();
    events.connected(line, callee);
  }

  function ring(afterMs: number): void {
    later(afterMs, () => {
      state = "ALERTING";
      stage.note("ringing", {});
      events.ringing();
    });
  }

  const setUpMs = 500 + Math.round(random() * 900);
  stage.note("dialed", { number });
  if (!isCallerKnown) {
    later(setUpMs, () => end(403, "Caller ID is not allowed", "carrier"));
  } else if (pickup.kind === "failed") {
    const { code, reason, ringMs } = pickup;
    if (ringMs !== null) ring(setUpMs);
    const lastsMs = Math.min(RING_LIMIT_MS, setUpMs + (ringMs ?? 0));
    later(lastsMs, () => end(code, reason, "carrier"));
  } else {
    const { callee, ringMs } = pickup;
    ring(setUpMs);
    later(setUpMs + ringMs, () => {
      stage.note("audio_started", {});
      events.audioStarted();
    });
    later(setUpMs + ringMs + 20, () => connect(callee));
  }

  return {
    state: () => state,
    line: () => line,
    hangup: () => {
      if (state === "CONNECTED") end(200, "Normal call clearing", "bot");
      else end(487, "Request Terminated", "bot");
    },
  };
}
