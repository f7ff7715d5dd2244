import { createHmac } from "node:crypto";
import type { Chance } from "../chance";
import { endedReport, permitQuestion } from "../forgery/genuine";
import { HOSTILE_BODIES, HOSTILE_JSON, HOSTILE_TEXTS } from "./hostile-values";

export type SignedBytes = { path: string; headers: Record<string, string>; body: Uint8Array };

/** The door of reports, the same where only Next finds it, and the door of permits. */
const DOORS = ["/voximplant/events", "/voximplant/./events", "/voximplant/permit"] as const;

/** Where a hostile piece is put; no text of a report holds it. */
const HOLE = "<hole>";

/**
 * A message that a scenario gone mad could send: the signature is right, what it says is not. What is behind a
 * signature is trusted no more than what is not.
 * @param session whose call it is about
 * @param n its number: no two have one id
 */
export function signedNonsense(
  session: { attemptId: string; sessionId: string },
  key: string,
  chance: Chance,
  n: number,
): SignedBytes {
  const path = chance.pick(DOORS);
  const { body } = path.endsWith("permit") ? permitQuestion(session) : endedReport(session);
  const bytes = chance.happens(0.1) ? chance.pick(HOSTILE_BODIES) : poisoned(body, chance);
  const id = chance.happens(0.05) ? `evt_${"x".repeat(124)}` : `evt_${session.sessionId}_f${n}`;
  const seconds = String(Math.floor(Date.now() / 1000));
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.`).update(bytes).digest("hex");
  return {
    path,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": seconds,
      "webhook-signature": `v1,${mac}`,
    },
    body: bytes,
  };
}

/** A message with something hostile in place of one of its values, or under a name of its own. */
function poisoned(body: string, chance: Chance): Uint8Array {
  const message = JSON.parse(body) as Record<string, unknown>;
  const piece = chance.happens(0.5)
    ? chance.pick(HOSTILE_JSON)
    : JSON.stringify(chance.pick(HOSTILE_TEXTS));
  if (chance.happens(0.1)) message[chance.pick(HOSTILE_TEXTS)] = HOLE;
  else putHole(message, chance);
  return Buffer.from(JSON.stringify(message).replace(JSON.stringify(HOLE), () => piece));
}

/** Walks down to one value, whole branches among them. */
function putHole(node: Record<string, unknown>, chance: Chance): void {
  const name = chance.pick(Object.keys(node));
  const value = node[name];
  const isBranch = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (isBranch && chance.happens(0.8)) putHole(value as Record<string, unknown>, chance);
  else node[name] = HOLE;
}
