import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** What people say in these calls; each turn draws a few, so that some words are common and some are rare. */
const WORDS = [
  "здравствуйте",
  "удобно",
  "говорить",
  "интересно",
  "договор",
  "скидка",
  "доставка",
  "тариф",
  "перезвоните",
  "завтра",
  "спасибо",
  "не нужно",
  "склад",
  "оплата",
  "рассрочка",
  "менеджер",
  "телефон",
  "самарканд",
  "yetkazib berish",
  "qiziq",
  "hello",
  "pricing",
  "tomorrow",
  "delivery",
] as const;

const SENTENCES = 20_000;
const WORDS_A_TURN = 7;
const TURNS = 6;
/** Numbers of six digits that are said; each is in a few dozen talks at most. */
const NUMBERS = { first: 100_000, most: 900_000, callsToOne: 20 };

/** Leaves the temporary table `many_sentences` (place from 1, words): talks are put together of them. */
export async function drawSentences(tx: Tx): Promise<void> {
  const words = sql.join(
    WORDS.map((word) => sql`${word}`),
    sql`, `,
  );
  await tx.execute(sql`
    create temporary table many_sentences on commit drop as
    select place, string_agg((array[${words}]::text[])[1 + floor(power(random(), 2) * ${WORDS.length}::int)::int], ' ') as words
    from generate_series(1, ${SENTENCES}::int) place, generate_series(1, ${WORDS_A_TURN}::int) group by place`);
  await tx.execute(sql`analyze many_sentences`);
}

/**
 * One part of the past, in the order it happened, as a database grows: its calls in a temporary table, then everything
 * that hangs on them. Busy in office hours, quiet at night and at weekends.
 * @param span days ago, oldest first: from 365 to 335
 * @param total calls of all parts together
 */
export async function writeCalls(
  tx: Tx,
  count: number,
  span: { fromDaysAgo: number; toDaysAgo: number },
  total: number,
): Promise<void> {
  await drawCalls(tx, count, span);
  await tx.execute(sql`
    insert into calls (id, direction, world, is_demo, owner_id, team_id, contact_id, phone, country, language, voice, engine, greeting, prompt,
      bot_version_id, status, status_rank, status_at, version, permitted_at, ringing_at, answered_at, ended_at, talk_seconds, callee_turns, talked,
      recording_url, recording_seconds, outcome, outcome_source, crm_status, telegram_link_sent, created_at, updated_at, completed_at)
    select id, case when luck < 0.1 then 'inbound' else 'outbound' end, 'sandbox', true, owner_id, team_id, contact_id, phone, country, language,
      'female', 'openai-realtime', 'Здравствуйте! Это голосовой помощник HALO. Удобно говорить?', 'Представься и узнай, интересно ли предложение.',
      bot_version_id, status, 90, created_at + interval '3 minutes', 12, created_at + interval '1 second', created_at + interval '3 seconds',
      case when talked then created_at + interval '9 seconds' end, created_at + interval '2 minutes',
      case when talked then talk_seconds end, case when talked then 3 else 0 end, talked,
      case when talked then 'https://recordings.invalid/' || id end, case when talked then talk_seconds end,
      outcome, case when talked then 'model' when outcome is not null then 'carrier' end,
      case outcome when 'interested' then case when luck < 0.8 then 'added' else 'not_created' end when 'callback' then 'pending' else 'not_created' end,
      outcome is not distinct from 'interested', created_at, created_at + interval '3 minutes', created_at + interval '3 minutes'
    from many`);
  const numbers = Math.min(NUMBERS.most, Math.ceil(total / NUMBERS.callsToOne));
  await tx.execute(sql`
    insert into call_turns (call_id, turn_no, speaker, text, start_ms, end_ms, latency_ms, seq)
    select id, turn, case turn % 2 when 1 then 'bot' else 'callee' end, words || ' ' || number,
      turn * 4000, turn * 4000 + 3500, case turn % 2 when 1 then latency end, turn
    from (
      select id, turn, 1 + floor(random() * ${SENTENCES}::int)::int as sentence, ${NUMBERS.first}::int + floor(random() * ${numbers}::int)::int as number,
        600 + floor(random() * 900)::int as latency
      from many, generate_series(1, ${TURNS}::int) turn where talked
    ) said join many_sentences on place = sentence`);
  await tx.execute(sql`
    insert into call_readings (call_id, model, prompt_version, transcript_hash, outcome, summary, customer_interest, follow_up_message,
      language, sentiment, topics, action_items, citations, input_tokens, output_tokens, cost_micros, latency_ms, created_at)
    select id, 'sandbox', 'many', '', outcome, 'Клиент выслушал предложение и ответил.', '', '', language, 'neutral',
      '[]', '[]', '[{"field": "outcome", "turns": [2]}]', 600, 180, 450, 2100, created_at + interval '3 minutes'
    from many where talked`);
  await tx.execute(sql`
    insert into call_costs (call_id, component, amount_micros, currency)
    select id, component, case component when 'model' then 450 else 20000 + talk_seconds * 300 end, 'USD'
    from many, (values ('carrier'), ('model')) as parts (component) where talked`);
  await tx.execute(sql`
    insert into call_events (call_id, source, event_id, type, occurred_at, received_at, caused_by, moved_to, data)
    select id, step.source, step.type || '_' || id, step.type, created_at + step.after, created_at + step.after, 'seed', case step.moved_to when 'completed' then status else step.moved_to end, '{}'
    from many, (values ('user', 'requested', interval '0', null), ('system', 'start_sent', interval '1 second', 'calling'),
      ('scenario', 'Disconnected', interval '2 minutes', 'analyzing'), ('system', 'step_settled', interval '3 minutes', 'completed')
    ) as step (source, type, after, moved_to)`);
  // What is only dropped takes its place on disk until the transaction ends.
  await tx.execute(sql`truncate many`);
  await tx.execute(sql`drop table many`);
}

async function drawCalls(
  tx: Tx,
  count: number,
  { fromDaysAgo, toDaysAgo }: { fromDaysAgo: number; toDaysAgo: number },
): Promise<void> {
  await tx.execute(sql`
    create temporary table many on commit drop as
    with house as (
      select (select array_agg(until order by place) from many_people) as untils, (select count(*)::int from many_people) as people,
        (select count(*)::int from many_clients) as clients
    ), drawn as (
      select random() as fate, random() as luck, 1 + floor(random() * (clients / people - 1))::int as client, people,
        least(people, 1 + width_bucket(random(), untils)) as person, 15 + floor(random() * 160)::int as talk_seconds,
        date_trunc('day', now(), 'UTC') - make_interval(days => ${fromDaysAgo}::int) + make_interval(days => floor(random() * ${fromDaysAgo - toDaysAgo}::int)::int) as day,
        -- Half of the world's night is hardly called in.
        make_interval(secs => case when random() < 0.03 then random() * 86400 else (4 + (random() + random()) * 6) * 3600 end) as since
      from generate_series(1, ${count}::int), house
    )
    select gen_random_uuid() as id, p.id as owner_id, p.team_id, c.id as contact_id, c.phone, c.country, c.language, luck, talk_seconds,
      case when luck < 0.75 then v.id end as bot_version_id, fate < 0.53 as talked,
      case when fate < 0.18 then 'interested' when fate < 0.28 then 'callback' when fate < 0.46 then 'not_interested'
           when fate < 0.475 then 'do_not_call' when fate < 0.49 then 'wrong_number' when fate < 0.53 then 'unclear'
           when fate < 0.67 then 'voicemail' when fate < 0.86 then 'no_answer' when fate < 0.94 then 'busy'
           when fate < 0.97 then 'rejected' when fate < 0.99 then 'invalid_number' when fate < 0.997 then 'failed' when fate < 0.9995 then 'ai_error' end as outcome,
      case when fate < 0.99 then 'completed' when fate < 0.9995 then 'failed' else 'canceled' end as status,
      case when extract(isodow from day) > 5 and luck < 0.7 then day - interval '2 days' else day end + since as created_at
    from drawn join many_people p on p.place = drawn.person
    join many_clients c on c.place = client * people + drawn.person - 1
    left join lateral (select id, language from bot_versions where no = 1) v on v.language = c.language
    order by created_at`);
  await tx.execute(sql`analyze many`);
}
