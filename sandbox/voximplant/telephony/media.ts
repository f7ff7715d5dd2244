import type { Guard } from "../runtime/strict";
import type { BotSpeech, Ear } from "./line";

/** Where a connector's voice comes out; null while nobody can hear it. */
export type Mouth = {
  speak(text: string, durationMs: number, finished: () => void): BotSpeech | null;
};

export type VoiceSource = { attach(mouth: Mouth | null): void };

/** What can send or receive sound; a unit may send to many and receives one stream (typings of Call). */
export type MediaUnit =
  | {
      kind: "call";
      addEar(ear: Ear): void;
      removeEar(ear: Ear): void;
      take(source: VoiceSource): void;
      leave(source: VoiceSource): void;
    }
  | { kind: "recognizer"; ear: Ear }
  | { kind: "connector"; ear: Ear; source: VoiceSource };

export type MediaDesk = {
  register(object: object, unit: MediaUnit): void;
  /** @throws a violation when the object is no unit or the direction makes no sense */
  connect(from: unknown, to: unknown, name: string): void;
  disconnect(from: unknown, to: unknown, name: string): void;
};

/** Knows which object of the scenario is which unit, and plugs them together. */
export function createMediaDesk(guard: Guard): MediaDesk {
  const units = new WeakMap<object, MediaUnit>();

  function unitOf(object: unknown, name: string): MediaUnit {
    const unit = typeof object === "object" && object !== null ? units.get(object) : undefined;
    return unit ?? guard.violate(`${name}: not a media unit`);
  }

  function pair(from: unknown, to: unknown, name: string): [MediaUnit, MediaUnit] {
    return [unitOf(from, name), unitOf(to, name)];
  }

  return {
    register: (object, unit) => {
      units.set(object, unit);
    },
    connect: (from, to, name) => {
      const [source, target] = pair(from, to, name);
      if (source.kind === "call" && target.kind !== "call") source.addEar(target.ear);
      else if (source.kind === "connector" && target.kind === "call") target.take(source.source);
      else guard.violate(`${name}: a ${source.kind} cannot send media to a ${target.kind}`);
    },
    disconnect: (from, to, name) => {
      const [source, target] = pair(from, to, name);
      if (source.kind === "call" && target.kind !== "call") source.removeEar(target.ear);
      else if (source.kind === "connector" && target.kind === "call") target.leave(source.source);
    },
  };
}
