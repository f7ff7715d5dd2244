import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSandboxEnv } from "../../../sandbox/env";
import type { Callee, CalleeAction } from "../../../sandbox/people/callee";
import { createWorld } from "../../../sandbox/world";
import type { CallSettings } from "../../../voxengine/contract";
import { openGrantingHalo } from "./granting-halo";
import { type Run, runSession } from "./run-session";

/** How the callee of one run behaves. */
export type Part = {
  detection?: Callee["detection"];
  /** What the callee says to the bot's first, second … words; then hangs up if `thenHangsUp`. */
  replies: string[];
  thenHangsUp?: boolean;
  /** Said over the bot's first words, so many milliseconds after they began. */
  cutsIn?: { afterMs: number; text: string };
};

/**
 * Runs a scenario file in the sandbox's own runtime, with a HALO on loopback that grants every permit.
 * @param source the file as it would be uploaded
 * @returns what was logged and received, once the session is over
 */
export async function runInSandbox(
  source: string,
  settings: CallSettings,
  part: Part,
): Promise<Run> {
  const dataDir = mkdtempSync(join(tmpdir(), "halo-scenario-"));
  const halo = await openGrantingHalo();
  const env = readSandboxEnv({
    SANDBOX_DATA_DIR: dataDir,
    SANDBOX_SPEED: "1000",
    SANDBOX_VOXIMPLANT_ACCOUNT_ID: "1",
    SANDBOX_VOXIMPLANT_API_KEY: "unused",
    SANDBOX_SMS_API_ID: "unused",
    SANDBOX_TELEGRAM_TOKEN: "unused",
    SANDBOX_HUBSPOT_TOKEN: "unused",
    SANDBOX_OPENAI_KEY: "sk-sandbox",
  });
  try {
    return await runSession({
      world: createWorld(env, "http://127.0.0.1:9"),
      halo,
      source,
      settings,
      sessionId: 4711,
      pickup: () => ({ kind: "answered", ringMs: 3000, callee: calleeOf(part) }),
    });
  } finally {
    halo.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Lines by which the runtime tells that the scenario left the documented API or broke. */
export function complaints({ log }: Run): string[] {
  return log.filter((line) => /^\d+ (violation|error) /.test(line));
}

function calleeOf({ detection, replies, thenHangsUp, cutsIn }: Part): Callee {
  const left = [...replies];
  const say = (text: string): CalleeAction[] => [{ type: "say", text, afterMs: 0, insist: true }];
  return {
    language: "ru",
    pace: 15,
    detection: detection ?? { class: "HUMAN", confidence: 95, afterMs: 2000 },
    answers: () => [],
    thinkingMs: () => 600,
    cutsIn: (stretch) =>
      cutsIn && stretch === 1 ? { afterMs: cutsIn.afterMs, act: () => say(cutsIn.text) } : null,
    hears: () => {
      const text = left.shift();
      if (text !== undefined) {
        return say(text);
      }
      return thenHangsUp ? [{ type: "hang_up", afterMs: 200 }] : [];
    },
    waits: () => [],
    silenceMs: 3000,
  };
}
