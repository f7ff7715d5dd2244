import type { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { CallEventEnvelope } from "@/voxengine/contract";
import type { OpenSession } from "./open-sessions";
import { postSigned } from "./signed-post";

/** Of one connection; fifty of them make a steady load. */
const EVERY_MS = 1_000;
const AGAIN_AFTER_MS = 200;
const MOST_TURNS = 40;

export type Acknowledged = { eventId: string; callId: string; seq: number };

/** Reports of one running session, one after the other, each sent until it is answered with 2xx; until `signal` is aborted. */
export async function tellProgress(
  at: { url: string; key: string; agent: Agent },
  session: OpenSession,
  onAcknowledged: (event: Acknowledged) => void,
  signal: AbortSignal,
): Promise<void> {
  const began = Date.now();
  for (let seq = 1; !signal.aborted; seq++) {
    const eventId = `evt_${session.sessionId}_${seq}`;
    const message = progress(session, seq, began);
    for (;;) {
      const answer = await postSigned(at.agent, at.url, at.key, eventId, message);
      if (answer && answer.status >= 200 && answer.status < 300) break;
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`${eventId} was refused: ${answer.status} ${answer.text.slice(0, 200)}`);
      if (signal.aborted) return;
      await waited(AGAIN_AFTER_MS, signal);
    }
    onAcknowledged({ eventId, callId: session.callId, seq });
    await waited(EVERY_MS, signal);
  }
}

const waited = (ms: number, signal: AbortSignal) =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/** The report of a session that goes on; `seq` counts from 1. @param began ms since 1970 */
export function progress(session: OpenSession, seq: number, began: number): CallEventEnvelope {
  const at = new Date(began).toISOString();
  return {
    v: 1,
    type: "Progress",
    attempt_id: session.attemptId,
    session_id: session.sessionId,
    seq,
    occurred_at: new Date().toISOString(),
    snapshot: {
      dialed_at: at,
      ringing_at: at,
      answered_at: at,
      ended_at: null,
      end: null,
      engine: "scripted",
      talk_seconds: null,
      carrier_cost: null,
      amd: null,
      turns: Array.from({ length: Math.min(seq, MOST_TURNS) }, (_, no) => ({
        no: no + 1,
        speaker: no % 2 === 0 ? ("bot" as const) : ("callee" as const),
        text: `Sentence ${no + 1} of ${session.sessionId}.`,
        start_ms: no * 2_000,
        end_ms: no * 2_000 + 1_500,
        interrupted: false,
        latency_ms: null,
      })),
      recording: null,
      error: null,
      log_url: null,
      final: false,
    },
  };
}
