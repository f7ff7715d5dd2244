import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "@/db/enums";
import { NOTHING_REPORTED } from "@/lib/telephony/nothing-reported";
import type { CallReport, HistoryFacts, ReportedFacts, ReportedTurn } from "@/lib/telephony/ports";
import type { CallEvent } from "./call-event";
import { type CallFacts, mergeFacts } from "./facts";
import { foldCallEvents } from "./fold-events";

const ATTEMPT = "7c0b2b0e-6f2e-4b7e-9a53-0f4f4ad3c9a1";
const START = Date.UTC(2026, 0, 15, 10, 0, 0);
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

type Story = {
  rings: boolean;
  answersAfter: number | null;
  spoken: string[];
  end: { by: string; outcome: Outcome | null; code: number | null };
};

/** What one session would report of a story, event by event, cumulative like the real ones. */
function reportsOf(story: Story): CallEvent[] {
  const reports: CallEvent[] = [];
  let facts: ReportedFacts = { ...NOTHING_REPORTED, dialedAt: at(0) };
  let turns: ReportedTurn[] = [];
  const report = (type: CallReport["type"], change: Partial<ReportedFacts>, clock: number) => {
    facts = { ...facts, ...change };
    const seq = reports.length + 1;
    const eventId = `evt_900_${seq}`;
    reports.push({
      source: "scenario",
      eventId,
      occurredAt: new Date(at(clock)),
      attemptId: ATTEMPT,
      type: "report",
      report: {
        attemptId: ATTEMPT,
        sessionId: "900",
        eventId,
        seq,
        type,
        occurredAt: new Date(at(clock)),
        facts,
        turns,
      },
    });
  };
  if (story.rings) report("Ringing", { ringingAt: at(2) }, 2);
  if (story.answersAfter === null) {
    report(
      "Failed",
      {
        endedAt: at(30),
        endKind: "failed",
        endCode: story.end.code,
        endedBy: story.end.by,
        carrierOutcome: story.end.outcome,
        final: true,
      },
      30,
    );
    return reports;
  }
  const answered = 2 + story.answersAfter;
  report("Connected", { answeredAt: at(answered) }, answered);
  for (const [index, text] of story.spoken.entries()) {
    turns = [
      ...turns,
      {
        no: index + 1,
        speaker: index % 2 === 0 ? "bot" : "callee",
        text,
        startMs: index * 3000,
        endMs: index * 3000 + 2500,
        interrupted: false,
        latencyMs: null,
      },
    ];
    if (index % 2 === 1) report("Progress", {}, answered + index * 3);
  }
  const over = answered + story.spoken.length * 3 + 1;
  report(
    "Disconnected",
    {
      endedAt: at(over),
      endKind: "disconnected",
      endCode: 200,
      endedBy: story.end.by,
      talkSeconds: over - answered,
      final: true,
    },
    over,
  );
  return reports;
}

const failures: { by: string; outcome: Outcome | null; code: number }[] = [
  { by: "carrier", outcome: "busy", code: 486 },
  { by: "carrier", outcome: "no_answer", code: 408 },
  { by: "callee", outcome: "rejected", code: 603 },
  { by: "carrier", outcome: "invalid_number", code: 404 },
  { by: "user", outcome: null, code: 487 },
];

const story: fc.Arbitrary<Story> = fc.oneof(
  fc.record({
    rings: fc.boolean(),
    answersAfter: fc.constant(null),
    spoken: fc.constant<string[]>([]),
    end: fc.constantFrom(...failures),
  }),
  fc.record({
    rings: fc.boolean(),
    answersAfter: fc.integer({ min: 1, max: 40 }),
    spoken: fc.array(fc.constantFrom("алло", "да, интересно", "yo'q", "ҳа", "not now"), {
      maxLength: 9,
    }),
    end: fc.constantFrom(
      { by: "callee", outcome: null, code: 200 },
      { by: "bot", outcome: null, code: 200 },
      { by: "error", outcome: null, code: 200 },
    ),
  }),
);

/** Any order, any repetition; nothing is lost altogether. */
const disorder = (events: CallEvent[]) =>
  fc
    .array(fc.constantFrom(...events), { maxLength: events.length })
    .chain((extra) =>
      fc.shuffledSubarray([...events, ...extra], { minLength: events.length + extra.length }),
    );

describe("the fold of a call's events", () => {
  it("ends in one state whatever their order and repetition", () => {
    fc.assert(
      fc.property(
        story.chain((told) => disorder(reportsOf(told)).map((events) => ({ told, events }))),
        ({ told, events }) => {
          const straight = foldCallEvents(reportsOf(told));
          expect(foldCallEvents(events)).toEqual(straight);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("needs only the last report: it repairs all that were lost", () => {
    fc.assert(
      fc.property(story, (told) => {
        const reports = reportsOf(told);
        const [last] = reports.slice(-1);
        expect(last && foldCallEvents([last])).toEqual(foldCallEvents(reports));
      }),
    );
  });

  it("lets the steps move on while late reports still come", () => {
    const reports = reportsOf({
      rings: true,
      answersAfter: 3,
      spoken: ["алло?", "да", "вам интересно?", "интересно"],
      end: { by: "callee", outcome: null, code: 200 },
    });
    const steps: CallEvent[] = (["reading", "follow_up", "sms", "crm"] as const).map((step) => ({
      source: "system",
      eventId: `step_${step}`,
      occurredAt: new Date(at(100)),
      type: "step_settled",
      step,
      state: "done",
    }));
    const final = reports.slice(-1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(...reports)), { maxLength: 8 }),
        (late) => {
          const series: CallEvent[] = [...final];
          for (const [index, step] of steps.entries()) {
            series.push(
              ...late.filter(([place]) => place === index).map(([, event]) => event),
              step,
            );
          }
          series.push(...late.filter(([place]) => place === 4).map(([, event]) => event));
          expect(foldCallEvents(series).status).toBe("completed");
        },
      ),
    );
  });
});

describe("merging facts", () => {
  const history = fc.record({
    sessionId: fc.constant("900"),
    finished: fc.boolean(),
    finishReason: fc.constantFrom(null, "Normal termination"),
    startedAt: fc.constant(at(0)),
    answeredAt: fc.constantFrom(null, at(5)),
    endedAt: fc.constantFrom(null, at(40)),
    endCode: fc.constantFrom(null, 200, 486),
    endReason: fc.constant(null),
    endedBy: fc.constantFrom(null, "callee", "voicemail"),
    connected: fc.boolean(),
    carrierOutcome: fc.constantFrom<Outcome | null>(null, "busy"),
    talkSeconds: fc.constantFrom(null, 35),
    recordingUrl: fc.constantFrom(null, "https://records.example/1"),
    recordingSeconds: fc.constant(null),
    costs: fc.constant([]),
    currency: fc.constant("USD"),
    transcriptPending: fc.boolean(),
    logUrl: fc.constant(null),
    calleeTurns: fc.nat({ max: 3 }),
  }) satisfies fc.Arbitrary<Omit<HistoryFacts, "turns"> & { calleeTurns: number }>;
  const verdict = fc.record({
    reason: fc.constantFrom("canceled", "permit_denied", "start_refused", "no_permit", "timed_out"),
    detail: fc.constantFrom("a", "b"),
  });
  const report = story.map((told) => {
    const [last] = reportsOf(told).slice(-1);
    return last?.type === "report" ? last.report : undefined;
  });
  const facts: fc.Arbitrary<CallFacts> = fc
    .record({
      underWay: fc.boolean(),
      history: fc.option(history, { nil: undefined }),
      verdict: fc.option(verdict, { nil: undefined }),
      report: fc.option(report, { nil: undefined }),
      seq: fc.nat({ max: 1_000_000 }),
    })
    .map(({ underWay, history: past, verdict: word, report: told, seq }) => ({
      ...(underWay ? { underWay: true } : {}),
      ...(past ? { history: past } : {}),
      ...(word ? { verdict: word } : {}),
      // One seq is one report: two different ones never share it.
      ...(told
        ? { report: { seq: told.seq * 1_000_003 + seq, facts: told.facts, calleeTurns: 1 } }
        : {}),
    }));

  it("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(facts, facts, facts, (a, b, c) => {
        const seqs = [a, b, c].flatMap((part) => part.report?.seq ?? []);
        fc.pre(new Set(seqs).size === seqs.length);
        expect(mergeFacts(a, b)).toEqual(mergeFacts(b, a));
        expect(mergeFacts(mergeFacts(a, b), c)).toEqual(mergeFacts(a, mergeFacts(b, c)));
        expect(mergeFacts(a, a)).toEqual(mergeFacts(a, {}));
      }),
      { numRuns: 3000 },
    );
  });
});
