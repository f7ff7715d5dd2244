import "server-only";
import { env } from "@/lib/env";
import type { PermitAnswer } from "@/voxengine/contract";
import { callSettings, type PlannedCall } from "./call-settings";

/** A permit as the rooms above grant it. */
export type Granted =
  | {
      go: true;
      call: Omit<PlannedCall, "callerId"> & {
        callerId: string | null;
        ringSeconds: number;
        maxSeconds: number;
        silenceSeconds: number;
      };
    }
  | { go: false; reason: string };

/** Below it a machine is treated as a person: nobody is hung up on for a doubt. */
const MACHINE_CONFIDENCE = 60;

/** The answer of POST /voximplant/permit. */
export function permitAnswer(permit: Granted): PermitAnswer {
  if (!permit.go) return permit;
  const { ringSeconds, maxSeconds, silenceSeconds, callerId, ...call } = permit.call;
  const shown = callerId ?? env().VOXIMPLANT_CALLER_ID;
  if (!shown) return { go: false, reason: "no_caller_id" };
  const rules = {
    ringSeconds,
    maxSeconds,
    silenceSeconds,
    isRecorded: true,
    detectsMachines: true,
    machineConfidence: MACHINE_CONFIDENCE,
    realtimeModel: env().REALTIME_MODEL,
  };
  return { go: true, settings: callSettings({ ...call, callerId: shown }, rules) };
}
