import { sql } from "drizzle-orm";
import { database } from "@/db/client";

const DAYS = 365;
const CALLS_PER_CLIENT = 5;
const CHUNK = 20_000;

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

/**
 * So many past calls, written by SQL in bulk: for looking at lists and figures at size, not for their stories.
 * They belong to the demo's people, are demo calls, and never dial.
 * @throws Error where the demo's people are missing
 */
export async function seedMany(count: number): Promise<{ calls: number }> {
  const db = database();
  const [people] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from users where is_demo = 1 and role in ('rep', 'supervisor')`,
  );
  if (!people?.count) throw new Error("put the demo data in first: npm run db:seed -- demo");
  await writeClients(Math.ceil(count / CALLS_PER_CLIENT));
  for (let done = 0; done < count; done += CHUNK) await writeCalls(Math.min(CHUNK, count - done));
  await db.execute(sql`analyze calls, call_turns, call_readings, call_events, call_costs`);
  return { calls: count };
}

async function writeClients(count: number): Promise<void> {
  await database().execute(sql`
    insert into contacts (name, is_demo, created_at)
    select (array['Анвар', 'Мария', 'Dilnoza', 'Сергей', 'Ann'])[1 + (n % 5)] || ' ' || n, 1,
           now() - random() * make_interval(days => ${DAYS})
    from generate_series(1, ${count}::int) n`);
}

/** One chunk in one transaction: the calls in a temporary table, then everything that hangs on them. */
async function writeCalls(count: number): Promise<void> {
  const words = sql.join(
    WORDS.map((word) => sql`${word}`),
    sql`, `,
  );
  await database().transaction(async (tx) => {
    await tx.execute(sql`
      create temporary table many on commit drop as
      with people as (
        select array_agg(id) as ids, array_agg(team_id) as teams from users where is_demo = 1 and role in ('rep', 'supervisor')
      ), clients as (
        select array_agg(id) as ids from (select id from contacts where is_demo = 1 order by random() limit ${count}::int) c
      ), drawn as (
        select n, random() as fate, random() as place, random() as age, 1 + (n % cardinality(people.ids)) as person, people.ids, people.teams,
               clients.ids[1 + (n % cardinality(clients.ids))] as contact_id
        from generate_series(1, ${count}::int) n, people, clients
      )
      select gen_random_uuid() as id, gen_random_uuid() as reading_id, ids[person] as owner_id, teams[person] as team_id, contact_id,
        case when place < 0.5 then '+7916' when place < 0.8 then '+99890' when place < 0.9 then '+99292' else '+1212' end
          || (2000000 + floor(random() * 7000000))::int as phone,
        case when place < 0.5 then 'RU' when place < 0.8 then 'UZ' when place < 0.9 then 'TJ' else 'US' end as country,
        case when place < 0.5 then 'ru' when place < 0.8 then 'uz' when place < 0.9 then 'tj' else 'en' end as language,
        case when fate < 0.18 then 'interested' when fate < 0.28 then 'callback' when fate < 0.46 then 'not_interested'
             when fate < 0.475 then 'do_not_call' when fate < 0.49 then 'wrong_number' when fate < 0.53 then 'unclear'
             when fate < 0.67 then 'voicemail' when fate < 0.86 then 'no_answer' when fate < 0.94 then 'busy'
             when fate < 0.97 then 'rejected' when fate < 0.99 then 'invalid_number' when fate < 0.997 then 'failed' else 'ai_error' end as outcome,
        fate < 0.53 as talked, 15 + floor(random() * 160)::int as talk_seconds,
        now() - interval '1 hour' - age * make_interval(days => ${DAYS}) as created_at
      from drawn`);
    await tx.execute(sql`
      insert into calls (id, world, is_demo, owner_id, team_id, contact_id, phone, country, language, voice, engine, greeting, prompt,
        status, status_rank, status_at, version, permitted_at, ringing_at, answered_at, ended_at, talk_seconds, callee_turns, talked,
        recording_url, recording_seconds, outcome, outcome_source, crm_status, telegram_link_sent, created_at, updated_at, completed_at)
      select id, 'sandbox', true, owner_id, team_id, contact_id, phone, country, language, 'female', 'openai-realtime',
        'Здравствуйте! Это голосовой помощник HALO. Удобно говорить?', 'Представься и узнай, интересно ли предложение.',
        'completed', 90, created_at + interval '3 minutes', 12, created_at + interval '1 second', created_at + interval '3 seconds',
        case when talked then created_at + interval '9 seconds' end, created_at + interval '2 minutes',
        case when talked then talk_seconds end, case when talked then 3 else 0 end, talked,
        case when talked then 'https://recordings.invalid/' || id end, case when talked then talk_seconds end,
        outcome, case when talked then 'model' else 'carrier' end,
        case outcome when 'interested' then 'added' when 'callback' then 'pending' else 'not_created' end,
        outcome = 'interested', created_at, created_at + interval '3 minutes', created_at + interval '3 minutes'
      from many`);
    await tx.execute(sql`
      insert into call_turns (call_id, turn_no, speaker, text, start_ms, end_ms, latency_ms, seq)
      select id, turn, case turn % 2 when 1 then 'bot' else 'callee' end,
        (select string_agg((array[${words}])[1 + floor(power(random(), 2) * ${WORDS.length})::int], ' ')
           from generate_series(1, 7) where turn = turn and id = id) || ' ' || (100000 + floor(random() * 50000)::int),
        turn * 4000, turn * 4000 + 3500, case turn % 2 when 1 then 600 + floor(random() * 900)::int end, turn
      from many, generate_series(1, 6) turn where talked`);
    await tx.execute(sql`
      insert into call_readings (id, call_id, model, prompt_version, transcript_hash, outcome, summary, customer_interest, follow_up_message,
        language, sentiment, topics, action_items, citations, input_tokens, output_tokens, cost_micros, latency_ms, created_at)
      select reading_id, id, 'sandbox', 'many', '', outcome, 'Клиент выслушал предложение и ответил.', '', '', language, 'neutral',
        '[]', '[]', '[{"field": "outcome", "turns": [2]}]', 600, 180, 450, 2100, created_at + interval '3 minutes'
      from many where talked`);
    await tx.execute(sql`
      insert into call_costs (call_id, component, amount_micros, currency)
      select id, 'carrier', 20000 + talk_seconds * 300, 'USD' from many where talked
      union all select id, 'model', 450, 'USD' from many where talked`);
    await tx.execute(sql`
      insert into call_events (call_id, source, event_id, type, occurred_at, received_at, caused_by, moved_to, data)
      select id, step.source, step.type || '_' || id, step.type, created_at + step.after, created_at + step.after, 'seed', step.moved_to, '{}'
      from many, (values ('user', 'requested', interval '0', null), ('system', 'start_sent', interval '1 second', 'calling'),
        ('scenario', 'Disconnected', interval '2 minutes', 'analyzing'), ('system', 'step_settled', interval '3 minutes', 'completed')
      ) as step (source, type, after, moved_to)`);
  });
}
