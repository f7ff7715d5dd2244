import type { Faults } from "../../faults/faults";
import { memberOf, method } from "../runtime/arguments";
import type { Emitter } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject, strictTree } from "../runtime/strict";
import type { Timers } from "../runtime/timers";
import type { WebClient } from "../runtime/web-client";
import type { MediaDesk } from "../telephony/media";
import type { Detection } from "./detector";
import { APP_EVENTS, ASR_EVENTS, CALL_EVENTS } from "./event-names";
import { ASR_LANGUAGES, MODULES, RECORD_EXPIRE_TIMES, TRANSCRIPTION_PROVIDERS } from "./name-lists";
import { createNet } from "./net";
import { createOpenAi, type OpenAiUse } from "./openai";
import { createRecognition, type Recognition } from "./recognizer";
import {
  createApplicationStorage,
  createCrypto,
  createLogger,
  createUuidgen,
  type StoredItem,
} from "./small-globals";
import { ASR_PROFILES, VOICES } from "./voices";
import { createVoxEngine, type EnginePorts } from "./vox-engine";

export type GlobalsPorts = Omit<EnginePorts, "createAsr"> & {
  stage: Stage;
  desk: MediaDesk;
  app: Emitter;
  web: WebClient;
  timers: Timers;
  faults: Faults;
  detection: Detection;
  storage: Map<string, StoredItem>;
  openAiKey: string;
};

export type Globals = {
  /** The voice objects of VoiceList. */
  voices: ReadonlySet<unknown>;
  recognition(): Recognition | null;
  openAi(): OpenAiUse | null;
};

/** Fills the scenario's world with the documented names; module names appear when they are required. */
export function defineGlobals(ports: GlobalsPorts): Globals {
  const { stage } = ports;
  const { guard, realm } = stage;
  const voices = new Set<unknown>();
  const profiles = new Set<unknown>();
  const required = new Set<string>();
  let recognition: Recognition | null = null;
  let openAi: OpenAiUse | null = null;

  const unitIn = (set: Set<unknown>) => (path: string) => {
    const unit = strictObject(guard, path, {});
    set.add(unit);
    return unit;
  };

  function load(module: string): void {
    if (required.has(module)) return;
    required.add(module);
    if (module === MODULES.ASR) {
      recognition = createRecognition(stage, ports.desk, profiles);
      realm.define("ASREvents", strictTree(guard, "ASREvents", ASR_EVENTS));
      realm.define("ASRLanguage", strictTree(guard, "ASRLanguage", ASR_LANGUAGES));
      realm.define(
        "ASRProfileList",
        strictTree(guard, "ASRProfileList", ASR_PROFILES, unitIn(profiles)),
      );
    } else if (module === MODULES.OpenAI) {
      openAi = createOpenAi(stage, ports.desk, ports.faults, ports.openAiKey);
      realm.define("OpenAI", openAi.namespace);
    } else if (module === MODULES.ApplicationStorage) {
      realm.define("ApplicationStorage", createApplicationStorage(stage, ports.storage));
    }
  }

  const globals: Record<string, unknown> = {
    ...ports.timers.globals,
    VoxEngine: createVoxEngine({ ...ports, createAsr: () => recognition?.createAsr ?? null }),
    AppEvents: strictTree(guard, "AppEvents", APP_EVENTS),
    CallEvents: strictTree(guard, "CallEvents", CALL_EVENTS),
    Modules: strictTree(guard, "Modules", MODULES),
    Net: createNet(stage, ports.web),
    Crypto: createCrypto(stage),
    Logger: createLogger(stage),
    AMD: ports.detection.namespace,
    VoiceList: strictTree(guard, "VoiceList", VOICES, unitIn(voices)),
    RecordExpireTime: strictTree(guard, "RecordExpireTime", RECORD_EXPIRE_TIMES),
    TranscriptionProvider: strictTree(guard, "TranscriptionProvider", TRANSCRIPTION_PROVIDERS),
    uuidgen: createUuidgen(stage),
    require: method(
      guard,
      "require",
      [memberOf("Modules", Object.values(MODULES))],
      [],
      ([module]) => load(String(module)),
    ),
  };
  for (const [name, value] of Object.entries(globals)) realm.define(name, value);
  return { voices, recognition: () => recognition, openAi: () => openAi };
}
