import { randomUUID } from "node:crypto";
import type { Pickup } from "../../../sandbox/people/callee";
import { startSession } from "../../../sandbox/voximplant/session";
import type { World } from "../../../sandbox/world";
import type { CallEventEnvelope, CallSettings } from "../../../voxengine/contract";
import type { GrantingHalo } from "./granting-halo";

export type Run = {
  /** Lines of the session's log: virtual milliseconds, kind, facts. */
  log: readonly string[];
  events: CallEventEnvelope[];
  reason: string;
};

/**
 * Runs a scenario file in the sandbox's own runtime for one call.
 * @param given.source the file as it would be uploaded
 * @param given.sessionId fixes what chance decides in the session
 * @param given.pickup who answers when a number (digits only) is dialed
 * @returns what was logged and received, once the session is over
 */
export function runSession(given: {
  world: World;
  halo: GrantingHalo;
  source: string;
  settings: CallSettings;
  sessionId: number;
  pickup: (number: string) => Pickup;
}): Promise<Run> {
  const { world, halo, source, settings, sessionId, pickup } = given;
  const attemptId = randomUUID();
  halo.know(attemptId, settings);
  const secrets: Record<string, string> = {
    HALO_URL: halo.url,
    HALO_WEBHOOK_KEY: halo.key,
    OPENAI_API_KEY: world.env.SANDBOX_OPENAI_KEY,
  };
  const { publicUrl } = world;
  return new Promise<Run>((resolve) => {
    startSession({
      world,
      sessionId,
      customData: attemptId,
      scripts: [{ name: "OutboundCallWithAI", source }],
      started: { accessUrl: publicUrl, accountId: 1, applicationId: 2, logUrl: publicUrl },
      storage: new Map(),
      findSecret: (name) => secrets[name],
      isKnownCaller: () => true,
      pickup,
      newRecordId: () => 1,
      recordUrl: (id) => `${publicUrl}/records/${id}.mp3`,
      keepRecord: () => {},
      keepCall: () => {},
      finished: ({ log, reason }) => resolve({ log, events: halo.eventsOf(attemptId), reason }),
    });
  });
}
