import { anything, method, options, plainObject, text } from "../runtime/arguments";
import type { Emitter } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject } from "../runtime/strict";
import type { MediaDesk } from "../telephony/media";

export type EnginePorts = {
  stage: Stage;
  desk: MediaDesk;
  /** Listeners of AppEvents. */
  app: Emitter;
  customData: string;
  findSecret(name: string): string | undefined;
  callPstn(number: string, callerId: string, amd: unknown): object;
  /** VoxEngine.createASR, once its module is required. */
  createAsr(): ((...given: unknown[]) => unknown) | null;
  terminate(): void;
};

/** Documented, but nothing of this kind stands in the sandbox yet. */
const NOT_SIMULATED = [
  "callConference",
  "callSIP",
  "callUser",
  "callUserDirect",
  "createConference",
  "createRecorder",
  "createTTSPlayer",
  "createToneScriptPlayer",
  "createURLPlayer",
  "createWebSocket",
  "easyProcess",
  "enqueueACDRequest",
  "enqueueTask",
  "forwardCallToPSTN",
  "forwardCallToSIP",
  "forwardCallToUser",
  "playSoundAndHangup",
];

const LONGEST_CUSTOM_DATA_BYTES = 200;

/** The global `VoxEngine`. */
export function createVoxEngine(ports: EnginePorts): object {
  const { stage, desk, app } = ports;
  const { guard } = stage;
  let customData = ports.customData;

  const both = (name: string, plug: (from: unknown, to: unknown) => void) =>
    method(guard, name, [anything, anything], [], ([one, other]) => {
      plug(one, other);
      plug(other, one);
    });

  return strictObject(guard, "VoxEngine", {
    ...app.members,
    customData: method(guard, "VoxEngine.customData", [], [text()], ([given]) => {
      if (given === undefined) return customData;
      if (Buffer.byteLength(String(given)) > LONGEST_CUSTOM_DATA_BYTES) {
        guard.violate(`VoxEngine.customData: over ${LONGEST_CUSTOM_DATA_BYTES} bytes`);
      }
      customData = String(given);
      return customData;
    }),
    getSecretValue: method(guard, "VoxEngine.getSecretValue", [text(64)], [], ([name]) =>
      ports.findSecret(String(name)),
    ),
    callPSTN: method(
      guard,
      "VoxEngine.callPSTN",
      [text(64), text(64)],
      [options({ amd: plainObject, followDiversion: anything })],
      ([number, callerId, given]) => {
        if (stage.state() !== "running") guard.violate("VoxEngine.callPSTN: the session is ending");
        const amd = (given as { amd?: unknown } | undefined)?.amd;
        return ports.callPstn(String(number), String(callerId), amd);
      },
    ),
    createASR: method(guard, "VoxEngine.createASR", [], [anything, anything], (given) => {
      const create = ports.createAsr();
      return create
        ? create(...given)
        : guard.violate("VoxEngine.createASR: require(Modules.ASR) is missing");
    }),
    sendMediaBetween: both("VoxEngine.sendMediaBetween", (from, to) =>
      desk.connect(from, to, "VoxEngine.sendMediaBetween"),
    ),
    stopMediaBetween: both("VoxEngine.stopMediaBetween", (from, to) =>
      desk.disconnect(from, to, "VoxEngine.stopMediaBetween"),
    ),
    terminate: method(guard, "VoxEngine.terminate", [], [], ports.terminate),
    ...Object.fromEntries(
      NOT_SIMULATED.map((name) => [
        name,
        () => guard.violate(`VoxEngine.${name} is not simulated here`),
      ]),
    ),
  });
}
