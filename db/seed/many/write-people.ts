import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

const TEAMS = 7;
const PEOPLE_A_TEAM = 8;
/** So much more than the smallest does the busiest person of the house call. */
const BUSIEST = 4;

/**
 * A house around the demo's own people: teams and colleagues beside them, and clients of each. Leaves two temporary
 * tables: `many_people` (place from 1, id, team_id, and `until`: the share of all calls up to this person, from 0 to 1)
 * and `many_clients` (place from 1, id, person, phone, country, language).
 * @throws Error where the demo's people are missing
 */
export async function writePeople(tx: Tx, clients: number): Promise<void> {
  const known = await tx.execute(
    sql`select 1 from users where is_demo = 1 and email = 'supervisor@halo.test' and team_id is not null`,
  );
  if (known.length === 0) throw new Error("put the demo data in first: npm run db:seed -- demo");
  await tx.execute(sql`
    insert into teams (name) select 'Отдел ' || n from generate_series(1, ${TEAMS}::int) n on conflict do nothing`);
  await tx.execute(sql`
    insert into users (email, name, role, team_id, is_demo)
    select 'many-' || n || '@halo.test', (array['Умид', 'Ольга', 'Зарина', 'Павел', 'Kate', 'Jasur', 'Нина', 'Фаррух'])[1 + n % 8] || ' ' || n,
      case when n <= ${TEAMS} then 'supervisor' else 'rep' end, t.id, 1
    from generate_series(1, ${TEAMS * PEOPLE_A_TEAM}::int) n
    join teams t on t.name = 'Отдел ' || (1 + (n - 1) % ${TEAMS})
    on conflict do nothing`);
  await tx.execute(sql`
    create temporary table many_people on commit drop as
    select row_number() over (order by busy desc, id)::int as place, id, team_id,
      (sum(busy) over (order by busy desc, id) / sum(busy) over ())::float8 as until
    from (
      -- The demo's own rep is the busiest of all.
      select id, team_id, case when email = 'rep@halo.test' then ${BUSIEST}::float8 else 1 + random() * ${BUSIEST - 1} end as busy
      from users where is_demo = 1 and team_id is not null and role in ('rep', 'supervisor')
    ) weighed`);
  await tx.execute(sql`
    create temporary table many_clients on commit drop as
    select n as place, gen_random_uuid() as id, 1 + (n % (select count(*)::int from many_people)) as person,
      -- Numbers are spread over all that are valid, each client's its own.
      prefix || (2000000 + (n::bigint * 7919 % 7000000)) as phone, country, language
    from (select n, random() as live from generate_series(1, ${clients}::int) n offset 0) drawn
    join (values (0, 0.5, '+7916', 'RU', 'ru'), (0.5, 0.8, '+99890', 'UZ', 'uz'), (0.8, 0.9, '+99292', 'TJ', 'tj'), (0.9, 1.1, '+1212', 'US', 'en'))
      as places (beginning, until, prefix, country, language) on live >= beginning and live < until`);
  await tx.execute(sql`create index on many_clients (place)`);
  await tx.execute(sql`
    insert into contacts (id, name, language, owner_id, team_id, is_demo, created_at, updated_at)
    select c.id, (array['Анвар', 'Мария', 'Dilnoza', 'Сергей', 'Ann'])[1 + (c.place % 5)] || ' ' || c.place, c.language, p.id, p.team_id, 1,
      now() - interval '1 year', now() - random() * interval '1 year'
    from many_clients c join many_people p on p.place = c.person`);
  await tx.execute(sql`
    insert into contact_phones (phone, contact_id, is_primary) select phone, id, true from many_clients
    where phone not in (select phone from contact_phones)`);
  await tx.execute(sql`analyze many_people, many_clients`);
}
