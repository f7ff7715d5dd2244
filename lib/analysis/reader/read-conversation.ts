import "server-only";
import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { type callReadings, calls, callTurns, contacts } from "@/db/schema";
import { log } from "@/lib/platform/log";
import { providerSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import { worldOfUrl } from "@/lib/settings/provider-world";
import { getSettings } from "@/lib/settings/queries";
import { telephonyRoad } from "@/lib/telephony/registry";
import {
  type GuardedReading,
  guardReading,
  type Heard,
  unreadableReading,
} from "../guard/guard-reading";
import {
  askModel,
  type ModelAnswer,
  type ProviderFailure,
  type ReaderAddress,
  readerAddress,
  type Usage,
} from "./ask-model";
import { calleeZone } from "./callee-zone";
import { modelCostMicros } from "./model-price";
import { conversationDocument, PROMPT_VERSION, turnsToRead } from "./prompt";

export type Reading = {
  guarded: GuardedReading;
  phone: string;
  currency: string;
  priceVersion: string;
  row: Omit<typeof callReadings.$inferInsert, "callId">;
};

export type ReadResult =
  | { kind: "read"; reading: Reading }
  | { kind: "skipped"; reason: "not_configured" | "world_mismatch" | "no_transcript" }
  | { kind: "failed"; failure: ProviderFailure };

/**
 * Reads what was said in a call; stores nothing. An answer outside the schema gets one repair, then counts as unclear.
 * @param tries how often this reading was tried, this one included
 */
export async function readConversation(callId: string, tries: number): Promise<ReadResult> {
  const at = await readerAddress();
  if (!at) return { kind: "skipped", reason: "not_configured" };
  const talk = await loadTalk(callId);
  // A real person's words never go to the sandbox. The other way round is allowed: a real model may read a sandbox call.
  if (talk.world === "real" && worldOfUrl(at.baseUrl) === "sandbox") {
    return { kind: "skipped", reason: "world_mismatch" };
  }
  if (talk.heard.turns.length === 0) return { kind: "skipped", reason: "no_transcript" };
  const answers = await askWithRepair(at, talk.document, tries, callId);
  const last = answers.at(-1);
  if (!last || last.kind === "failed") {
    return { kind: "failed", failure: last?.failure ?? neverAsked() };
  }
  const guarded =
    last.kind === "answer" ? guardReading(last.reading, talk.heard) : unreadableReading(talk.heard);
  const usage = totalUsage(answers);
  const { prices } = await getSettings();
  return {
    kind: "read",
    reading: {
      guarded,
      phone: talk.phone,
      currency: prices.currency,
      priceVersion: prices.version,
      row: {
        ...columnsOf(guarded),
        model: last.model,
        promptVersion: PROMPT_VERSION,
        transcriptHash: talk.transcriptHash,
        inputTokens: usage?.inputTokens ?? null,
        outputTokens: usage?.outputTokens ?? null,
        costMicros: modelCostMicros(last.model, usage, prices),
        latencyMs: answers.reduce(
          (sum, answer) => sum + (answer.kind === "failed" ? 0 : answer.latencyMs),
          0,
        ),
        raw: last.raw,
      },
    },
  };
}

type Talk = {
  world: string;
  phone: string;
  heard: Heard;
  document: string;
  transcriptHash: string;
};

async function loadTalk(callId: string): Promise<Talk> {
  const [row] = await database()
    .select({ call: calls, timeZone: contacts.timeZone })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .where(eq(calls.id, callId));
  if (!row) throw new Error("the call to read is gone");
  const { call } = row;
  const spoken = await database()
    .select({ no: callTurns.turnNo, speaker: callTurns.speaker, text: callTurns.text })
    .from(callTurns)
    .where(eq(callTurns.callId, callId))
    .orderBy(asc(callTurns.turnNo));
  const turns = turnsToRead(spoken);
  const timeZone = calleeZone({ timeZone: row.timeZone, country: call.country });
  const answeredAt = call.answeredAt ?? call.createdAt;
  return {
    world: call.world,
    phone: call.phone,
    heard: {
      turns,
      answeredAt,
      timeZone,
      fallbackLanguage: telephonyRoad().openingLanguage(call),
    },
    document: conversationDocument({
      language: call.language === "tj" ? "tg" : call.language,
      direction: call.direction,
      instructions: call.prompt || call.greeting,
      answeredAt,
      timeZone,
      turns,
    }),
    transcriptHash: createHash("sha256").update(JSON.stringify(turns)).digest("hex"),
  };
}

/** One answer, or two where the first did not fit the schema. */
async function askWithRepair(
  at: ReaderAddress,
  document: string,
  tries: number,
  callId: string,
): Promise<ModelAnswer[]> {
  const first = await ask(at, document, tries, callId);
  if (first.kind !== "unusable") return [first];
  const second = await ask(at, document, tries, callId, first);
  // The first answer was paid for; where the second cannot be had, the first, unusable one, is the result.
  return second.kind === "failed" ? [first] : [first, second];
}

async function ask(
  at: ReaderAddress,
  document: string,
  tries: number,
  callId: string,
  repair?: { raw: string; problem: string },
): Promise<ModelAnswer> {
  const started = performance.now();
  const answer = await askModel(at, document, tries, repair);
  const durationMs = Math.round(performance.now() - started);
  const result = answer.kind === "failed" ? answer.failure.error : answer.kind;
  providerSeconds.observe({ provider: "openai", method: "responses", result }, durationMs / 1000);
  recordSpan("client", "openai responses", started, { result, tries }, answer.kind === "failed");
  log.info("conversation asked about", {
    callId,
    provider: "openai",
    code: result,
    durationMs,
    tries,
  });
  return answer;
}

function neverAsked(): ProviderFailure {
  return { state: "failed_final", errorClass: "permanent", error: "openai_not_asked" };
}

function totalUsage(answers: readonly ModelAnswer[]): Usage | null {
  const known = answers.flatMap((answer) =>
    answer.kind !== "failed" && answer.usage ? [answer.usage] : [],
  );
  if (known.length === 0) return null;
  return {
    inputTokens: known.reduce((sum, usage) => sum + usage.inputTokens, 0),
    outputTokens: known.reduce((sum, usage) => sum + usage.outputTokens, 0),
  };
}

function columnsOf(guarded: GuardedReading) {
  return {
    outcome: guarded.outcome,
    summary: guarded.summary,
    customerInterest: guarded.customerInterest,
    followUpMessage: guarded.followUpMessage,
    language: guarded.language,
    sentiment: guarded.sentiment,
    topics: guarded.topics,
    actionItems: guarded.actionItems,
    callbackAt: guarded.callbackAt,
    citations: guarded.citations,
    needsReview: guarded.reviewReasons.length > 0,
    reviewReason: guarded.reviewReasons.join(",") || null,
  };
}
