import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSandboxEnv } from "../../../sandbox/env";
import type { Callee, CalleeAction } from "../../../sandbox/people/callee";
import { startSession } from "../../../sandbox/voximplant/session";
import { createWorld } from "../../../sandbox/world";
import type { CallEventEnvelope, CallSettings } from "../../../voxengine/contract";

const key = "5ec7e7".repeat(10);
const modelKey = "sk-sandbox";

/** How the callee of one run behaves. */
export type Part = {
  detection?: Callee["detection"];
  /** What the callee says to the bot's first, second … words; then hangs up if `thenHangsUp`. */
  replies: string[];
  thenHangsUp?: boolean;
  /** Said over the bot's first words, so many milliseconds after they began. */
  cutsIn?: { afterMs: number; text: string };
};

export type Run = {
  /** Lines of the session's log: virtual milliseconds, kind, facts. */
  log: readonly string[];
  events: CallEventEnvelope[];
  reason: string;
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
  const events: CallEventEnvelope[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), "halo-scenario-"));
  const halo = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const {
      "webhook-id": id,
      "webhook-timestamp": time,
      "webhook-signature": signature,
    } = request.headers;
    const mac = createHmac("sha256", key).update(`${id}.${time}.`).update(body);
    const digest = mac.digest();
    if (
      ![`v1,${digest.toString("hex")}`, `v1,${digest.toString("base64")}`].includes(
        String(signature),
      )
    ) {
      response.writeHead(401).end();
      return;
    }
    if (request.url === "/voximplant/permit") {
      response.end(JSON.stringify({ go: true, settings }));
      return;
    }
    events.push(JSON.parse(body.toString()));
    response.end();
  });
  await new Promise<void>((listening) => halo.listen(0, "127.0.0.1", listening));
  const { port } = halo.address() as AddressInfo;
  const secrets: Record<string, string> = {
    HALO_URL: `http://127.0.0.1:${port}`,
    HALO_WEBHOOK_KEY: key,
    OPENAI_API_KEY: modelKey,
  };
  const nowhere = "http://127.0.0.1:9";
  const env = readSandboxEnv({
    SANDBOX_DATA_DIR: dataDir,
    SANDBOX_SPEED: "1000",
    SANDBOX_VOXIMPLANT_ACCOUNT_ID: "1",
    SANDBOX_VOXIMPLANT_API_KEY: "unused",
    SANDBOX_SMS_API_ID: "unused",
    SANDBOX_TELEGRAM_TOKEN: "unused",
    SANDBOX_HUBSPOT_TOKEN: "unused",
    SANDBOX_OPENAI_KEY: modelKey,
  });
  try {
    return await new Promise<Run>((resolve) => {
      startSession({
        world: createWorld(env, nowhere),
        sessionId: 4711,
        customData: "0b8f3f0e-2c1d-4e6a-9a55-0123456789ab",
        scripts: [{ name: "OutboundCallWithAI", source }],
        started: { accessUrl: nowhere, accountId: 1, applicationId: 2, logUrl: nowhere },
        storage: new Map(),
        findSecret: (name) => secrets[name],
        isKnownCaller: () => true,
        pickup: () => ({ kind: "answered", ringMs: 3000, callee: calleeOf(part) }),
        newRecordId: () => 1,
        recordUrl: (id) => `${nowhere}/records/${id}.mp3`,
        keepRecord: () => {},
        keepCall: () => {},
        finished: ({ log, reason }) => resolve({ log, events, reason }),
      });
    });
  } finally {
    halo.close();
    halo.closeAllConnections();
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
      cutsIn && stretch === 1 ? { afterMs: cutsIn.afterMs, actions: say(cutsIn.text) } : null,
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
