import { createHmac } from "node:crypto";
import type postgres from "postgres";
import type { CallEventEnvelope, CallSnapshot, Turn } from "@/voxengine/contract";

export type Session = { callId: string; attemptId: string; sessionId: string };
/** One request, ready to send. */
export type Message = { body: string; headers: Record<string, string> };

let nextSession = 5_000_000_000;

/**
 * So many calls as the given one, each with a session that has its permit: what the product has before the first report.
 * @param callId a call nothing was reported of
 */
export async function manySessions(
  db: postgres.Sql,
  callId: string,
  count: number,
): Promise<Session[]> {
  const from = nextSession;
  nextSession += count;
  const rows = await db<Session[]>`
    with made as (
      insert into calls
      select (jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'idempotency_key', null, 'created_at', clock_timestamp()))).*
      from calls c, generate_series(1, ${count}) where c.id = ${callId}
      returning id)
    insert into call_attempts (call_id, no, gate, state, session_id, permitted_at, accepted_at)
    select id, 1, 'bench', 'running', (${from}::bigint + row_number() over ())::text, now(), now()
    from made returning call_id as "callId", id as "attemptId", session_id as "sessionId"`;
  return [...rows];
}

const TALK = [
  "Здравствуйте! Меня зовут Ева, я голосовой помощник компании. Вам удобно говорить?",
  "Да, слушаю вас.",
  "Скажите, вам было бы интересно узнать о курсах подробнее?",
  "Да, интересно, расскажите, пожалуйста, сколько это стоит.",
  "Цена зависит от группы, точный расчёт я пришлю в сообщении. Подойдёт?",
  "Хорошо, присылайте.",
  "Отлично, отправлю. Спасибо за разговор, до свидания!",
  "До свидания.",
];

/** The reports of one whole talk, cumulative, signed now. */
export function reportsOf(session: Session, key: string): Message[] {
  const began = Date.now() - 60_000;
  const at = (ms: number) => new Date(began + ms).toISOString();
  const plan: [CallEventEnvelope["type"], number][] = [
    ["Ringing", 0],
    ["Connected", 0],
    ["Progress", 2],
    ["Progress", 5],
    ["Progress", 7],
    ["Disconnected", 8],
  ];
  return plan.map(([type, turns], index) => {
    const isOver = type === "Disconnected";
    const snapshot: CallSnapshot = {
      dialed_at: at(0),
      ringing_at: at(1_000),
      answered_at: type === "Ringing" ? null : at(4_000),
      ended_at: isOver ? at(45_000) : null,
      end: isOver ? { kind: "disconnected", code: 200, reason: "", by: "bot" } : null,
      engine: "openai-realtime",
      talk_seconds: isOver ? 41 : null,
      carrier_cost: isOver ? 0.03 : null,
      amd: null,
      turns: TALK.slice(0, turns).map(turnOf),
      recording: isOver ? { url: "https://records.bench/1.mp3", seconds: 41 } : null,
      error: null,
      log_url: isOver ? "https://logs.bench/1" : null,
      final: isOver,
    };
    const seq = index + 1;
    const envelope: CallEventEnvelope = {
      v: 1,
      type,
      attempt_id: session.attemptId,
      session_id: session.sessionId,
      seq,
      occurred_at: at(1_000 * seq),
      snapshot,
    };
    return signed(`evt_${session.sessionId}_${seq}`, envelope, key);
  });
}

function turnOf(text: string, index: number): Turn {
  return {
    no: index + 1,
    speaker: index % 2 === 0 ? "bot" : "callee",
    text,
    start_ms: index * 5_000,
    end_ms: index * 5_000 + 4_000,
    interrupted: false,
    latency_ms: index % 2 === 0 && index > 0 ? 600 : null,
  };
}

function signed(id: string, envelope: CallEventEnvelope, key: string): Message {
  const body = JSON.stringify(envelope).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${mac}`,
    },
  };
}
