import type { Pickup } from "../people/callee";
import type { World } from "../world";
import type { CallFacts, FinishReason, ResourceUse } from "./account/history";
import { createEmitter } from "./runtime/emitter";
import { createStage } from "./runtime/stage";
import { createTimers } from "./runtime/timers";
import { createWebClient } from "./runtime/web-client";
import { type CallPorts, createCall } from "./surface/call";
import { createDetection } from "./surface/detector";
import { APP_EVENTS } from "./surface/event-names";
import { defineGlobals } from "./surface/globals";
import type { CallRecord } from "./surface/recording";
import type { StoredItem } from "./surface/small-globals";
import { createMediaDesk } from "./telephony/media";
import { resourcesUsed } from "./telephony/resources";

/** A session without calls is ended after a minute; before that its requests get up to 90 s (limits). */
const IDLE_MS = 60_000;
const PATIENCE_MS = 90_000;
const MOST_CALLS = 50;

export type SessionSettings = {
  world: World;
  sessionId: number;
  customData: string;
  scripts: { name: string; source: string }[];
  started: { accessUrl: string; accountId: number; applicationId: number; logUrl: string };
  storage: Map<string, StoredItem>;
  findSecret(name: string): string | undefined;
  isKnownCaller(number: string): boolean;
  pickup(number: string): Pickup;
  newRecordId(): number;
  recordUrl(recordId: number): string;
  keepRecord(record: CallRecord): void;
  keepCall(call: CallFacts): void;
  finished(result: Result): void;
};

type Result = {
  endedAt: number;
  reason: FinishReason;
  resources: ResourceUse[];
  log: readonly string[];
};

export type ControlMessage = {
  method: string;
  path: string;
  content: string;
  headers: { key: string; value: string }[];
};

export type Session = {
  /** A request to the session's own address. @returns what the scenario's listener answered */
  control(message: ControlMessage): Promise<string>;
  /** Ends it as an administrator would. */
  kill(): void;
};

/** Runs the uploaded files of one session from their first line to the end of the session. */
export function startSession(settings: SessionSettings): Session {
  const { world, sessionId, customData } = settings;
  const stage = createStage({
    world,
    sessionId,
    customData,
    scope: `session|${sessionId}`,
    onCrash: () => stop("JS session error"),
  });
  const { clock, guard, realm } = stage;
  const app = createEmitter(stage, "VoxEngine", [APP_EVENTS]);
  const desk = createMediaDesk(guard);
  const timers = createTimers(stage);
  const web = createWebClient(stage, world.faults);
  const detection = createDetection(stage);
  const calls = new Set<{ hangup(): void }>();
  const records: CallRecord[] = [];
  const asking = new Set<(answer: string) => void>();
  let dialed = 0;
  let reason: FinishReason | null = null;
  let idle = clock.after(IDLE_MS, idleOut);

  function idleOut(): void {
    const since = clock.elapsed();
    const wait = () => {
      if (calls.size > 0 || reason) return;
      if (web.pending() > 0 && clock.elapsed() - since < PATIENCE_MS) clock.after(500, wait);
      else terminate("Timeout");
    };
    wait();
  }

  /** The orderly end: Terminating with one more request, then Terminated. */
  function terminate(why: FinishReason): void {
    if (reason) return;
    reason = why;
    clock.after(0, () => {
      if (stage.state() !== "running") return;
      cease();
      app.emit(APP_EVENTS.Terminating, { systemError: undefined });
      finishWhenQuiet();
    });
  }

  /** The end of a broken session: the scenario hears nothing of it. */
  function stop(why: FinishReason): void {
    if (stage.state() === "over") return;
    reason = why;
    cease();
    finishWhenQuiet();
  }

  function cease(): void {
    if (stage.state() === "running") stage.note("terminating", {});
    stage.setState("ending");
    timers.clear();
    web.abandon();
    clock.cancel(idle);
    for (const call of calls) call.hangup();
  }

  function finishWhenQuiet(): void {
    if (stage.state() === "over") return;
    if (calls.size > 0 || web.pending() > 0) {
      clock.after(20, finishWhenQuiet);
      return;
    }
    app.emit(APP_EVENTS.Terminated, { systemError: undefined });
    finish();
  }

  function finish(): void {
    const endedAt = clock.now();
    const why = reason ?? "Normal termination";
    stage.note("session.ended", { reason: why });
    stage.setState("over");
    clock.stop();
    for (const answer of asking) answer("");
    const resources = resourcesUsed({
      endedAt,
      records,
      detections: detection.used(),
      recognizedSeconds: globals.recognition()?.usedSeconds() ?? 0,
      connectorSeconds: globals.openAi()?.usedSeconds() ?? 0,
    });
    settings.finished({ endedAt, reason: why, resources, log: stage.lines() });
  }

  function callPstn(given: string, callerGiven: string, amd: unknown): object {
    const number = given.replace(/^\+/, "");
    const callerId = callerGiven.replace(/^\+/, "");
    const detector = amd === undefined ? null : detection.find(amd);
    if (amd !== undefined && !detector) guard.violate("callPSTN: amd must come from AMD.create");
    dialed += 1;
    if (dialed > MOST_CALLS) guard.violate(`callPSTN: more than ${MOST_CALLS} calls`);
    clock.cancel(idle);
    let facts: CallFacts = {
      callId: `${sessionId}-${dialed}`,
      startedAt: clock.now(),
      durationSeconds: 0,
      costUsd: 0,
      localNumber: callerId,
      remoteNumber: number,
      isSuccessful: false,
      endReason: "",
    };
    settings.keepCall(facts);
    const ports: CallPorts = {
      stage,
      desk,
      voices: globals.voices,
      detector,
      newRecordId: settings.newRecordId,
      recordUrl: settings.recordUrl,
      keepRecord: (record) => {
        records.push(record);
        settings.keepRecord(record);
      },
      answered: () => {
        // Of an answered call history tells the billed part: it begins with the answer.
        facts = { ...facts, startedAt: clock.now(), isSuccessful: true };
        settings.keepCall(facts);
      },
      over: (end) => {
        calls.delete(call);
        settings.keepCall({
          ...facts,
          durationSeconds: Math.round(end.talkMs / 1_000),
          costUsd: end.costUsd,
          endReason: `${end.code} ${end.reason}`,
        });
        if (calls.size === 0 && !reason) idle = clock.after(IDLE_MS, idleOut);
      },
    };
    const call = createCall(ports, {
      id: facts.callId,
      number,
      callerId,
      isCallerKnown: settings.isKnownCaller(callerId),
      pickup: settings.pickup(number),
    });
    calls.add(call);
    return call.call;
  }

  const globals = defineGlobals({
    stage,
    desk,
    app,
    web,
    timers,
    detection,
    customData,
    faults: world.faults,
    storage: settings.storage,
    openAiKey: world.env.SANDBOX_OPENAI_KEY,
    findSecret: settings.findSecret,
    callPstn,
    terminate: () => terminate("Normal termination"),
  });

  clock.after(0, () => {
    const { accessUrl, accountId, applicationId, logUrl } = settings.started;
    stage.note("session.started", { sessionId, applicationId, customData });
    try {
      for (const { name, source } of settings.scripts) realm.evaluate(source, `${name}.js`);
    } catch (thrown) {
      stage.crash(thrown);
      return;
    }
    app.emit(APP_EVENTS.Started, {
      accessURL: accessUrl,
      accessSecureURL: accessUrl,
      accountId,
      applicationId,
      logURL: logUrl,
      sessionId,
      conference_name: "",
    });
  });

  return {
    control: (message) =>
      new Promise((resolve) => {
        asking.add(resolve);
        clock.inject(() => {
          asking.delete(resolve);
          stage.note("control", { method: message.method });
          const answer = app.emit(APP_EVENTS.HttpRequest, {
            ...message,
            headers: realm.copy(message.headers),
          });
          resolve(responseOf(answer));
        });
      }),
    kill: () => {
      if (stage.state() === "over") return;
      reason = "Terminated administratively";
      cease();
      finish();
    },
  };
}

function responseOf(answer: unknown): string {
  if (answer === undefined || answer === null) return "";
  return typeof answer === "string" ? answer : JSON.stringify(answer);
}
