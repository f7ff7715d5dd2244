/** One text of one file in place of another; the old one must occur exactly once. */
export type Patch = { file: string; find: string; put: string };

/** What must notice a mutant: tests by file, or a small storm, or the proof of durability. */
export type Guard =
  | { kind: "tests"; files: readonly string[] }
  | { kind: "storm"; args: readonly string[] }
  | { kind: "durable"; args: readonly string[] };

export type Mutant = { name: string; patches: readonly Patch[]; guard: Guard };

const tests = (...files: string[]): Guard => ({ kind: "tests", files });

/** The ten ways to lose a call, or to make it twice, that this house is built against. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "no permit: whoever asks may dial",
    patches: [
      {
        file: "lib/calls/dial/grant-permit.ts",
        find: `if (attempt.state !== "start_sent") return { go: false, reason: "attempt_is_over" };`,
        put: "",
      },
      {
        file: "lib/calls/dial/grant-permit.ts",
        find: `if (!(await bind(tx, request))) return { go: false, reason: "another_session" };`,
        put: "await bind(tx, request);",
      },
    ],
    guard: tests("lib/calls/dial/dial.db.test.ts"),
  },
  {
    name: "enqueue after commit",
    patches: [
      {
        file: "lib/platform/jobs/queue.ts",
        find: "await boss.send(name, parsed, settings);",
        put: `setTimeout(() => {
      void boss.send(name, parsed, { startAfter: options.afterSeconds });
    }, 20);`,
      },
    ],
    guard: tests("lib/platform/jobs/queue.db.test.ts"),
  },
  {
    name: "rank check removed: a status may fall",
    patches: [
      {
        file: "lib/calls/status.ts",
        find: "const moves: Moves = TRANSITIONS[status];",
        put: "const moves: Moves = Object.assign({ from: status }, ...Object.values(TRANSITIONS));",
      },
    ],
    guard: tests("lib/calls/fold/fold-events.test.ts", "lib/calls/status.test.ts"),
  },
  {
    name: "dedup removed: an event counts each time",
    patches: [
      {
        file: "lib/calls/fold/store-events.ts",
        find: "    event_id: event.eventId,",
        put: '    event_id: [event.eventId, crypto.randomUUID()].join("_"),',
      },
    ],
    guard: tests("lib/calls/receive-report.db.test.ts"),
  },
  {
    name: "slot by lease: time alone frees it",
    patches: [
      {
        file: "lib/calls/dial/claim-attempt.ts",
        find: "and slot_free_at is null) as used",
        put: "and slot_free_at is null and dial_started_at > clock_timestamp() - interval '60 seconds') as used",
      },
    ],
    guard: tests("lib/calls/dial/dial.db.test.ts"),
  },
  {
    name: "retry of an ambiguous SMS",
    patches: [
      {
        file: "lib/follow-ups/providers/sms-ru.ts",
        find: `{ provider: "sms_ru", tries, isRepeatable: false }`,
        put: `{ provider: "sms_ru", tries, isRepeatable: true }`,
      },
    ],
    guard: tests("lib/follow-ups/follow-ups.db.test.ts"),
  },
  {
    name: "watchdog off",
    patches: [
      {
        file: "lib/calls/watchdog/watch-calls.ts",
        find: "for (const [action, act] of Object.entries(acts)) {",
        put: "for (const [action, act] of Object.entries(acts).slice(9)) {",
      },
    ],
    guard: { kind: "storm", args: ["--calls", "40", "--patience", "120"] },
  },
  {
    name: "fold by arrival order",
    patches: [
      {
        file: "lib/calls/fold/facts.ts",
        find: "return b.seq > a.seq ? b : a;",
        put: "return b;",
      },
    ],
    guard: tests("lib/calls/fold/fold-events.test.ts"),
  },
  {
    name: "ack before commit",
    patches: [
      {
        file: "app/voximplant/events/report-door.ts",
        find: "await receiveReport(report);",
        put: "void receiveReport(report).catch(() => undefined);",
      },
    ],
    guard: { kind: "durable", args: ["--events", "300", "--kills", "20"] },
  },
  {
    name: "a verdict overwrites a fact",
    patches: [
      {
        file: "lib/calls/fold/facts.ts",
        find: `  const ended = report?.endedAt
    ? "report"`,
        put: `  const ended = facts.verdict
    ? "verdict"
    : report?.endedAt
    ? "report"`,
      },
    ],
    guard: tests("lib/calls/fold/fold-events.test.ts", "lib/calls/receive-report.db.test.ts"),
  },
];
