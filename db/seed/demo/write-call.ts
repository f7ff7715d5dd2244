import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { STEPS, type Step } from "@/db/enums";
import { callAttempts, callBacks, callCosts, callReadings, callSteps, calls } from "@/db/schema";
import { applyCallEvent } from "@/lib/calls/apply-call-event";
import type { CallEvent } from "@/lib/calls/fold/call-event";
import { setCrmStatus, setTelegramLinkSent } from "@/lib/calls/steps";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import { type Course, type Session, sessionOf } from "./demo-call";
import type { Dialogue } from "./dialogues";

export type DemoCall = {
  phone: string;
  country: string;
  name: string;
  ownerId: string;
  teamId: string;
  greeting: string;
  prompt: string;
  course: Course;
  startedAt: Date;
};

const PROMPT_VERSION = "demo";

/** One demo call through the same fold as a real one, with past times. */
export async function writeDemoCall(tx: Tx, demo: DemoCall, random: () => number): Promise<string> {
  const { contactId } = await upsertContactByPhone(tx, {
    phone: demo.phone,
    name: demo.name,
    ownerId: demo.ownerId,
    teamId: demo.teamId,
    isDemo: true,
  });
  const [call] = await tx
    .insert(calls)
    .values({
      world: "sandbox",
      isDemo: true,
      ownerId: demo.ownerId,
      teamId: demo.teamId,
      contactId,
      phone: demo.phone,
      country: demo.country,
      language: demo.course.kind === "talk" ? demo.course.dialogue.language : "auto",
      voice: "female",
      engine: "openai-realtime",
      greeting: demo.greeting,
      prompt: demo.prompt,
      createdAt: demo.startedAt,
      statusAt: demo.startedAt,
    })
    .returning({ id: calls.id });
  if (!call) throw new Error("an insert returned no row");
  const session = sessionOf(demo.course, new Date(demo.startedAt.getTime() + 900), random);
  await writeSession(tx, call.id, demo, session);
  if (demo.course.kind === "talk") {
    await writeSteps(tx, call.id, demo, demo.course.dialogue, session, contactId);
  }
  return call.id;
}

async function writeSession(tx: Tx, callId: string, demo: DemoCall, session: Session) {
  const past = (afterMs: number) => {
    const at = new Date(demo.startedAt.getTime() + afterMs);
    return { occurredAt: at, receivedAt: at, attemptId: session.attemptId };
  };
  await applyCallEvent(tx, callId, {
    ...past(0),
    source: "user",
    eventId: `requested_${callId}`,
    causedBy: demo.ownerId,
    type: "requested",
  });
  await tx.insert(callAttempts).values({
    id: session.attemptId,
    callId,
    no: 1,
    gate: "demo",
    state: "running",
    sessionId: session.sessionId,
    dialStartedAt: new Date(demo.startedAt.getTime() + 300),
    permittedAt: new Date(demo.startedAt.getTime() + 800),
  });
  const { attemptId, sessionId } = session;
  const head = { source: "system", causedBy: "worker" } as const;
  const start: CallEvent[] = [
    { ...past(300), ...head, eventId: `start_sent_${attemptId}`, type: "start_sent" },
    {
      ...past(500),
      ...head,
      eventId: `start_accepted_${attemptId}`,
      type: "start_accepted",
      sessionId,
    },
    {
      ...past(800),
      source: "scenario",
      causedBy: "scenario",
      eventId: `permit_${attemptId}`,
      type: "permit_granted",
      sessionId,
    },
  ];
  for (const event of [...start, ...session.events]) await applyCallEvent(tx, callId, event);
  await tx
    .update(callAttempts)
    .set({
      endedAt: session.endedAt,
      slotFreeAt: session.endedAt,
      settledAt: session.endedAt,
      settleNextAt: null,
    })
    .where(eq(callAttempts.id, attemptId));
}

async function writeSteps(
  tx: Tx,
  callId: string,
  demo: DemoCall,
  dialogue: Dialogue,
  session: Session,
  contactId: string,
) {
  const at = (afterMs: number) => new Date(session.endedAt.getTime() + afterMs);
  await writeReading(tx, callId, dialogue, at(2400));
  const hasMessage = dialogue.outcome === "interested" || dialogue.outcome === "callback";
  const done: Record<Step, { afterMs: number; skipped: string | null }> = {
    reading: { afterMs: 2500, skipped: null },
    follow_up: { afterMs: 2900, skipped: hasMessage ? null : "no_message_for_outcome" },
    sms: { afterMs: 3600, skipped: hasMessage ? null : "no_message_for_outcome" },
    crm: { afterMs: 4300, skipped: null },
  };
  const text = `${dialogue.followUp}\nt.me/halo_demo_bot?start=demo`;
  for (const step of STEPS) {
    const { afterMs, skipped } = done[step];
    const moment = at(afterMs);
    await tx
      .update(callSteps)
      .set({
        state: skipped ? "skipped" : "done",
        reason: skipped,
        tries: skipped ? 0 : 1,
        startedAt: at(afterMs - 300),
        sentAt: skipped ? null : moment,
        doneAt: moment,
        createdAt: session.endedAt,
        updatedAt: moment,
        payload: step === "sms" && hasMessage ? { to: demo.phone, text } : null,
      })
      .where(and(eq(callSteps.callId, callId), eq(callSteps.step, step)));
    if (step === "sms" && hasMessage) await setTelegramLinkSent(tx, callId);
    if (step === "crm") await enterClient(tx, callId, demo, dialogue, contactId, moment);
    await applyCallEvent(tx, callId, {
      source: "system",
      eventId: `step_${callId}_${step}_1_${skipped ? "skipped" : "done"}`,
      occurredAt: moment,
      receivedAt: moment,
      causedBy: "worker",
      type: "step_settled",
      step,
      state: skipped ? "skipped" : "done",
      ...(skipped ? { detail: skipped } : {}),
    });
  }
}

async function writeReading(tx: Tx, callId: string, dialogue: Dialogue, readAt: Date) {
  const transcriptHash = createHash("sha256").update(dialogue.lines.join("\n")).digest("hex");
  const [reading] = await tx
    .insert(callReadings)
    .values({
      callId,
      model: "sandbox",
      promptVersion: PROMPT_VERSION,
      transcriptHash,
      outcome: dialogue.outcome,
      summary: dialogue.summary,
      customerInterest: dialogue.interest,
      followUpMessage: dialogue.followUp,
      language: dialogue.language,
      sentiment: dialogue.sentiment,
      topics: dialogue.topics,
      actionItems: [],
      citations: [
        { field: "outcome", turns: dialogue.evidence },
        { field: "summary", turns: dialogue.evidence },
      ],
      inputTokens: 400 + dialogue.lines.join("").length,
      outputTokens: 180,
      costMicros: 450,
      latencyMs: 2100,
      createdAt: readAt,
      requestedBy: "worker",
    })
    .returning({ id: callReadings.id });
  if (!reading) throw new Error("an insert returned no row");
  await tx.insert(callCosts).values({
    callId,
    component: "model",
    amountMicros: 450,
    currency: "USD",
    priceVersion: "demo",
  });
  await applyCallEvent(tx, callId, {
    source: "system",
    eventId: `reading_${reading.id}`,
    occurredAt: readAt,
    receivedAt: readAt,
    causedBy: "worker",
    type: "reading_stored",
    readingId: reading.id,
    outcome: dialogue.outcome,
    needsReview: false,
  });
}

async function enterClient(
  tx: Tx,
  callId: string,
  demo: DemoCall,
  dialogue: Dialogue,
  contactId: string,
  moment: Date,
) {
  const { outcome } = dialogue;
  await setCrmStatus(
    tx,
    callId,
    outcome === "interested" ? "added" : outcome === "callback" ? "pending" : "not_created",
  );
  if (outcome === "callback") {
    const dueAt = new Date(moment.getTime() + 26 * 3_600_000);
    await tx.insert(callBacks).values({
      contactId,
      callId,
      ownerId: demo.ownerId,
      dueAt,
      reason: dialogue.summary,
      createdAt: moment,
    });
  }
  if (outcome === "do_not_call") {
    await addToDoNotCall(tx, {
      phone: demo.phone,
      reason: "asked_in_call",
      source: "call",
      callId,
    });
  }
}
