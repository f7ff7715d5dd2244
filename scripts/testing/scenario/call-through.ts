import type { Engine, Outcome } from "@/db/enums";
import { guardReading } from "@/lib/analysis/guard/guard-reading";
import { askModel } from "@/lib/analysis/reader/ask-model";
import { calleeZone } from "@/lib/analysis/reader/callee-zone";
import { conversationDocument } from "@/lib/analysis/reader/prompt";
import { deriveFacts } from "@/lib/calls/fold/facts";
import { Dialing } from "@/lib/settings/schema";
import type { OpeningLanguage } from "@/lib/telephony/ports";
import { parseCallReport } from "@/lib/telephony/voximplant/parse-event";
import { permitAnswer } from "@/lib/telephony/voximplant/permit-answer";
import { pickUp } from "../../../sandbox/people/pick-up";
import type { World } from "../../../sandbox/world";
import type { GrantingHalo } from "./granting-halo";
import { type Run, runSession } from "./run-session";

export type CallWish = {
  language: OpeningLanguage;
  /** ISO 3166-1 alpha-2 of the number. */
  country: string;
  /** E.164 with a plus. */
  phone: string;
  engine: Engine;
  greeting: string;
  prompt: string;
};

export type CallMade = {
  outcome: Outcome | null;
  /** Who said so: the carrier, or a reading of the talk. */
  by: "carrier" | "reading";
  run: Run;
};

/**
 * Makes one call the whole way: the product's settings, the built scenario, a person of the sandbox, the product's reading
 * of the reported turns.
 * @param place.modelUrl where the product reads conversations, e.g. http://127.0.0.1:4100/openai/v1
 * @throws Error when the report or the model's answer is not what it should be
 */
export async function callThrough(
  wish: CallWish,
  place: { world: World; halo: GrantingHalo; source: string; sessionId: number; modelUrl: string },
): Promise<CallMade> {
  const { world, halo, source, sessionId } = place;
  const { ringSeconds, maxCallSeconds, silenceSeconds } = Dialing.parse({});
  const permit = permitAnswer({
    go: true,
    call: {
      ...wish,
      callerId: "+74950000000",
      voice: "female",
      controlToken: "0123456789abcdef",
      ringSeconds,
      maxSeconds: maxCallSeconds,
      silenceSeconds,
    },
  });
  if (!permit.go) throw new Error(`no permit: ${permit.reason}`);
  const { settings } = permit;
  const pickup = (number: string) => pickUp(number, world.random);
  const run = await runSession({ world, halo, source, settings, sessionId, pickup });
  const last = run.events.at(-1);
  if (!last) throw new Error("nothing was reported");
  const report = parseCallReport(JSON.stringify(last), `evt_${last.session_id}_${last.seq}`);
  if (!report.ok) throw new Error(report.problem);
  const { facts, turns, seq } = report.value;
  const calleeTurns = turns.filter((turn) => turn.speaker === "callee").length;
  const derived = deriveFacts({ report: { seq, facts, calleeTurns } });
  if (derived.signal !== "ended_to_read") return { outcome: derived.outcome, by: "carrier", run };
  const answeredAt = new Date(facts.answeredAt ?? report.value.occurredAt);
  const timeZone = calleeZone({ timeZone: null, country: wish.country });
  const answer = await askModel(
    { baseUrl: place.modelUrl, apiKey: world.env.SANDBOX_OPENAI_KEY, model: "gpt-4.1-mini" },
    conversationDocument({
      language: settings.language,
      direction: "outbound",
      instructions: wish.prompt,
      answeredAt,
      timeZone,
      turns,
    }),
    1,
  );
  if (answer.kind !== "answer") throw new Error(JSON.stringify(answer));
  const guarded = guardReading(answer.reading, {
    turns,
    answeredAt,
    timeZone,
    fallbackLanguage: wish.language,
  });
  return { outcome: guarded.outcome, by: "reading", run };
}
