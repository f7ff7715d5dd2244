import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { givenRows } from "@/db/given-rows";
import { listOf } from "@/db/list-of";
import type { CallEvent } from "./call-event";
import { type CallFacts, mergeFacts, transcriptSource } from "./facts";
import { calleeTurnsOf, factsOf } from "./fold-events";
import type { FoldedCall } from "./fold-one";

/** The history's transcript is a fall-back: it fills what no report brought. */
const HISTORY_SEQ = 0;

const givenTurns = givenRows({
  call_id: "uuid",
  turn_no: "int",
  speaker: "text",
  text: "text",
  start_ms: "int",
  end_ms: "int",
  interrupted: "boolean",
  latency_ms: "int",
  seq: "int",
});

/**
 * Writes the turns that events carry, all of them in one statement. The newest report has the whole talk as it is now
 * known: a turn's number may shift when a late text comes in, so an older report never writes beside a newer one.
 */
export async function storeTurns(tx: Tx, folded: readonly FoldedCall[]): Promise<void> {
  const talks: string[] = [];
  const lastNos: number[] = [];
  const rows = folded.flatMap(({ event, before }) => {
    const carried = carriedTurns(event, before.facts as CallFacts);
    const lastNo = carried?.turns.at(-1)?.no;
    if (lastNo !== undefined) {
      talks.push(before.id);
      lastNos.push(lastNo);
    }
    return (carried?.turns ?? []).map((turn) => ({
      call_id: before.id,
      turn_no: turn.no,
      speaker: turn.speaker,
      text: turn.text,
      start_ms: turn.startMs,
      end_ms: turn.endMs,
      interrupted: turn.interrupted,
      latency_ms: turn.latencyMs,
      seq: carried?.seq,
    }));
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    with given as (
      select * from ${givenTurns(rows)} x
    ), surplus as (
      -- Of arrays PostgreSQL expects ten rows, of JSON a hundred, for which it reads every turn there is.
      delete from call_turns t
      using unnest(${listOf(talks, "uuid")}, ${listOf(lastNos, "int")}) as g (call_id, last_no)
      where t.call_id = g.call_id and t.turn_no > g.last_no
    )
    insert into call_turns as known
      (call_id, turn_no, speaker, text, start_ms, end_ms, interrupted, latency_ms, seq)
    select call_id, turn_no, speaker, text, start_ms, end_ms, interrupted, latency_ms, seq from given
    on conflict (call_id, turn_no) do update set
      speaker = excluded.speaker, text = excluded.text, start_ms = excluded.start_ms,
      end_ms = excluded.end_ms, interrupted = excluded.interrupted,
      latency_ms = excluded.latency_ms, seq = excluded.seq
    -- Most turns of a cumulative report are known already: only those that changed are written.
    where (known.speaker, known.text, known.start_ms, known.end_ms, known.interrupted, known.latency_ms)
      is distinct from (excluded.speaker, excluded.text, excluded.start_ms, excluded.end_ms,
                        excluded.interrupted, excluded.latency_ms)`);
}

function carriedTurns(event: CallEvent, known: CallFacts) {
  if (event.type !== "report" && event.type !== "history") return null;
  // Another source has the better transcript, now or already before.
  const count = { callee: calleeTurnsOf(event) };
  if (transcriptSource(mergeFacts(known, factsOf(event, count))) !== event.type) return null;
  if (event.type === "history")
    return event.facts.turns && { turns: event.facts.turns, seq: HISTORY_SEQ };
  const isNewest = event.report.seq > (known.report?.seq ?? 0);
  return isNewest ? { turns: event.report.turns, seq: event.report.seq } : null;
}
