/** What a session asks before it dials. */
export function permitQuestion(session: { attemptId: string; sessionId: string }): {
  id: string;
  body: string;
} {
  const body = JSON.stringify({
    v: 1,
    attempt_id: session.attemptId,
    session_id: session.sessionId,
    control_url: null,
    occurred_at: new Date().toISOString(),
  });
  return { id: `evt_${session.sessionId}_0`, body };
}

/** The last report of a talk as a scenario would send it: pure ASCII. */
export function endedReport(session: { attemptId: string; sessionId: string }): {
  id: string;
  body: string;
} {
  const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1000).toISOString();
  const turn = (no: number, speaker: "bot" | "callee", text: string) => ({
    no,
    speaker,
    text,
    start_ms: no * 1000,
    end_ms: no * 1000 + 900,
    interrupted: false,
    latency_ms: null,
  });
  const body = JSON.stringify({
    v: 1,
    type: "Disconnected",
    attempt_id: session.attemptId,
    session_id: session.sessionId,
    seq: 9,
    occurred_at: at(30),
    snapshot: {
      dialed_at: at(0),
      ringing_at: at(2),
      answered_at: at(5),
      ended_at: at(30),
      end: { kind: "disconnected", code: 200, reason: "Normal", by: "callee" },
      engine: "scripted",
      talk_seconds: 25,
      carrier_cost: 0.01,
      amd: null,
      turns: [turn(1, "bot", "Is it of interest?"), turn(2, "callee", "Yes, it is.")],
      recording: null,
      error: null,
      log_url: null,
      final: true,
    },
  });
  return { id: `evt_${session.sessionId}_9`, body };
}
