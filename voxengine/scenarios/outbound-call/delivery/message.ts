import type { CallEventEnvelope, CallSnapshot, PermitRequest, Turn } from "../../../contract";
import { toAsciiJson } from "../sign";

/** One request to HALO, ready to be signed: its id and body stay the same for each attempt. */
export type Message = { id: string; body: string };

/** HALO refuses longer bodies (contract). All characters are ASCII, so characters are bytes. */
const maxBodyBytes = 256 * 1024;

/** Longest text of one turn, in characters, tried in this order until the body fits. */
const turnTextLimits = [4000, 1000, 300, 80, 20];

/**
 * Builds the question that is asked before the number is dialed.
 * @returns the message; its sequence number is 0
 */
export function permitMessage(request: PermitRequest): Message {
  return { id: messageId(request.session_id, 0), body: toAsciiJson(request) };
}

/**
 * Builds an event with the state of the whole call. A talk too long for one body keeps every turn, each cut short.
 * @returns the message; never longer than the contract allows
 */
export function eventMessage(event: CallEventEnvelope): Message {
  const id = messageId(event.session_id, event.seq);
  let body = toAsciiJson(event);
  for (const limit of turnTextLimits) {
    if (body.length <= maxBodyBytes) {
      return { id, body };
    }
    body = toAsciiJson({ ...event, snapshot: withShorterTurns(event.snapshot, limit) });
  }
  if (body.length <= maxBodyBytes) {
    return { id, body };
  }
  const last = { ...event.snapshot, turns: event.snapshot.turns.slice(-200) };
  return { id, body: toAsciiJson({ ...event, snapshot: withShorterTurns(last, 20) }) };
}

function messageId(sessionId: string, seq: number): string {
  return `evt_${sessionId}_${seq}`;
}

function withShorterTurns(snapshot: CallSnapshot, limit: number): CallSnapshot {
  const shorten = (turn: Turn): Turn =>
    turn.text.length <= limit ? turn : { ...turn, text: `${turn.text.slice(0, limit - 1)}…` };
  return { ...snapshot, turns: snapshot.turns.map(shorten) };
}
