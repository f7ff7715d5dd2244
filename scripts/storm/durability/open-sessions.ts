import type { Agent } from "node:http";
import type postgres from "postgres";
import type { PermitRequest } from "@/voxengine/contract";
import { planCalls, startCalls } from "../world/start-calls";
import type { StormWorld } from "../world/start-world";
import { postSigned } from "./signed-post";

export type OpenSession = { callId: string; attemptId: string; sessionId: string };

const FIRST_SESSION = 9_000_000_000;
const WITHIN_SECONDS = 5;

/**
 * Calls made through the product's own door, each with one session that asked for its permit and got it.
 * Nobody dials: the attempts stand in the database as a worker would have written them.
 * @throws Error where a call or a permit was refused
 */
export async function openSessions(
  world: StormWorld,
  db: postgres.Sql,
  agent: Agent,
  count: number,
  seed: string,
  signal: AbortSignal,
): Promise<OpenSession[]> {
  const plans = planCalls(count, seed);
  const door = { url: world.url, apiKey: world.secrets.API_AUTH_KEY };
  await startCalls(door, plans, WITHIN_SECONDS, signal);
  const sessions: OpenSession[] = [];
  for (const [no, { callId, phone }] of plans.entries()) {
    if (callId === null) throw new Error(`${phone} was not accepted`);
    const [attempt] = await db<{ id: string }[]>`
      insert into call_attempts (call_id, no, gate) values (${callId}, 1, 'durable') returning id`;
    const session = {
      callId,
      attemptId: attempt?.id ?? "",
      sessionId: String(FIRST_SESSION + no),
    };
    const question: PermitRequest = {
      v: 1,
      attempt_id: session.attemptId,
      session_id: session.sessionId,
      control_url: null,
      occurred_at: new Date().toISOString(),
    };
    const url = `${world.url}/voximplant/permit`;
    const id = `evt_${session.sessionId}_0`;
    const answer = await postSigned(agent, url, world.secrets.HALO_WEBHOOK_KEY, id, question);
    if (answer?.status !== 200 || !answer.text.includes('"go":true'))
      throw new Error(`no permit for ${phone}: ${answer?.status} ${answer?.text.slice(0, 200)}`);
    sessions.push(session);
  }
  return sessions;
}
