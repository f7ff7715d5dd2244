import { setTimeout as pause } from "node:timers/promises";
import { behaviors } from "@/sandbox/people/behaviors";
import { seededRandom } from "@/sandbox/random";

export type PlannedCall = {
  key: string;
  /** E.164 with a plus; nobody else has it. */
  phone: string;
  language: "ru" | "uz" | "tj" | "en" | "auto";
  prompt: string;
  /** What the callee's behavior should come to. */
  outcome: string;
  /** As the product answered it; null: no 2xx so far. */
  callId: string | null;
  /** Another id came for the same key. */
  otherIds: string[];
};

const PREFIXES = [
  ["+99890", "uz"],
  ["+7916", "ru"],
  ["+99291", "tj"],
  ["+1415", "en"],
] as const;
const PROMPT = "Introduce yourself, say what HALO does and find out whether they are interested.";
const GIVE_UP_MS = 120_000;

/** The same seed plans the same calls: numbers, languages, engines. */
export function planCalls(count: number, seed: string): PlannedCall[] {
  const draw = seededRandom(`storm|${seed}`);
  return Array.from({ length: count }, (_, no) => {
    const behavior = behaviors[Math.floor(draw() * behaviors.length)];
    const [prefix, language] = PREFIXES[Math.floor(draw() * PREFIXES.length)] ?? PREFIXES[0];
    if (!behavior) throw new Error("the sandbox has no behaviors");
    return {
      key: `storm-${seed}-${no}`,
      phone: `${prefix}${20_000 + no}${behavior.ending}`,
      language: draw() < 0.3 ? "auto" : language,
      // Only the realtime engine has a voice for Tajik.
      prompt: draw() < 0.5 || prefix === "+99291" ? PROMPT : "",
      outcome: behavior.outcome,
      callId: null,
      otherIds: [],
    };
  });
}

/** Starts all calls through the product's own door, evenly over `seconds`; each is asked for again until it is answered. */
export async function startCalls(
  door: { url: string; apiKey: string },
  calls: readonly PlannedCall[],
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const gapMs = (seconds * 1_000) / calls.length;
  await Promise.all(
    calls.map(async (call, no) => {
      await pause(no * gapMs, undefined, { signal });
      await startOne(door, call, signal);
      // A client that lost the first answer asks once more: it must be the same call.
      if (no % 5 === 0) await ask(door, call);
    }),
  );
}

async function startOne(
  door: { url: string; apiKey: string },
  call: PlannedCall,
  signal: AbortSignal,
): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  for (let tries = 0; call.callId === null && Date.now() < until; tries++) {
    signal.throwIfAborted();
    if (tries > 0) await pause(300, undefined, { signal });
    await ask(door, call);
  }
}

async function ask(door: { url: string; apiKey: string }, call: PlannedCall): Promise<void> {
  const { phone, language, prompt } = call;
  try {
    const answer = await fetch(`${door.url}/demo/session`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${door.apiKey}`,
        "idempotency-key": call.key,
        connection: "close",
      },
      body: JSON.stringify({ phone, language, voice: "female", prompt, confirm: true }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (!answer.ok) {
      if (answer.status < 500 && answer.status !== 429)
        throw new RefusedCall(`${phone} was refused: ${answer.status} ${text.slice(0, 300)}`);
      return;
    }
    const { call_id: callId } = JSON.parse(text) as { call_id: string };
    if (call.callId !== null && call.callId !== callId) call.otherIds.push(callId);
    call.callId ??= callId;
  } catch (error) {
    // A lost connection is what the storm is about; a refusal is a wrong storm.
    if (error instanceof RefusedCall) throw error;
  }
}

class RefusedCall extends Error {}
