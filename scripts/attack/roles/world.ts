import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Target } from "../target";
import type { Kind, Role } from "./rule";

/** Somebody of the world the matrix is tried in. */
export type Person = { id: string; email: string; role: Role; team: "A" | "B"; name: string };

/** A thing of each kind that belongs to one person, and the words that stand in all of them. */
export type Belongings = Record<Kind, string> & { canaries: string[] };

export type World = {
  people: Record<string, Person>;
  /** By the owner's name. */
  things: Record<string, Belongings>;
};

const PEOPLE: readonly (readonly [string, Role, "A" | "B"])[] = [
  ["rep", "rep", "A"],
  ["mate", "rep", "A"],
  ["stranger", "rep", "B"],
  ["operator", "operator", "A"],
  ["supervisor", "supervisor", "A"],
  ["chief", "supervisor", "B"],
  ["admin", "admin", "A"],
  ["keeper", "admin", "A"],
  ["disabled", "admin", "A"],
  ["expired", "admin", "A"],
  ["revoked", "admin", "A"],
];
/** Whose things are tried. */
const OWNERS = ["rep", "mate", "stranger", "operator"] as const;

/** Two teams with people of every role, and of each owner a call, a client, a plan, a promise and so on. */
export async function buildWorld(target: Target): Promise<World> {
  const { sql } = target;
  const teams = { A: randomUUID(), B: randomUUID() };
  await sql`insert into teams (id, name) values (${teams.A}, 'Team A'), (${teams.B}, 'zzcanaryteamb')`;
  const people: Record<string, Person> = {};
  for (const [name, role, team] of PEOPLE) {
    const email = `${name}@matrix.test`;
    const [row] = await sql<{ id: string }[]>`
      insert into users (id, email, name, role, team_id, password_hash)
      select ${randomUUID()}, ${email}, ${team === "B" ? `zzcanaryname${name}` : name}, ${role}, ${teams[team]}, password_hash
        from users where email = 'rep@halo.test' returning id`;
    people[name] = { id: row?.id ?? "", email, role, team, name };
  }
  const recording = await recordOne(target);
  const things: Record<string, Belongings> = {};
  for (const name of OWNERS) {
    const owner = people[name];
    if (owner) things[name] = await furnish(target, owner, teams[owner.team], recording);
  }
  return { people, things };
}

/** A recording that really lies at the provider: of a call that is made for it. @returns its address */
async function recordOne(target: Target): Promise<string> {
  const headers = await target.signIn("admin@halo.test");
  const { text } = await target.ask({
    method: "POST",
    path: "/api/v1/calls",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ phone: "+998901112201", language: "ru", confirm: true }),
  });
  const { id } = JSON.parse(text) as { id: string };
  for (;;) {
    const [row] = await target.sql<{ url: string | null; isOver: boolean }[]>`
      select recording_url as url, status_rank >= 90 as "isOver" from calls where id = ${id}`;
    if (row?.url) return row.url;
    if (row?.isOver) throw new Error("the call was not recorded");
    await wait(200);
  }
}

async function furnish(
  { sql }: Target,
  owner: Person,
  teamId: string,
  recording: string,
): Promise<Belongings> {
  const word = `zzcanary${owner.name}`;
  const [call] = await sql<{ id: string; contact: string; phone: string }[]>`
    select c.id, c.contact_id as contact, c.phone from calls c
      join contacts k on k.id = c.contact_id and k.merged_into_id is null
      join call_readings r on r.call_id = c.id and r.is_current
      left join users u on u.id = c.owner_id
     where c.status = 'completed' and c.contact_id is not null and u.email not like '%@matrix.test'
     order by c.created_at desc limit 1`;
  if (!call) throw new Error("the demo has too few calls");
  const mine = { ownerId: owner.id, teamId };
  await sql`update calls set owner_id = ${mine.ownerId}, team_id = ${teamId}, greeting = ${word}, prompt = ${word}
             where contact_id = ${call.contact} or phone = ${call.phone}`;
  await sql`update contacts set owner_id = ${mine.ownerId}, team_id = ${teamId}, name = ${word}, company = ${word},
                   note = ${word}, email = ${`${word}@x.test`} where id = ${call.contact}`;
  await sql`update call_turns set text = ${word} where call_id = ${call.id}`;
  await sql`update calls set recording_url = ${recording}, recording_seconds = 9 where id = ${call.id}`;
  await sql`update call_readings set summary = ${word}, customer_interest = ${word}, follow_up_message = ${word}
             where call_id = ${call.id}`;
  await sql`update call_steps set state = 'failed_final' where call_id = ${call.id} and step <> 'reading'`;
  await sql`delete from call_backs where contact_id = ${call.contact}`;
  const [plannedCall, callBack, erasure, gone, merge] = Array.from({ length: 5 }, () =>
    randomUUID(),
  );
  await sql`insert into planned_calls (id, owner_id, team_id, contact_id, phone, language, voice, engine, greeting, prompt, local_time, zone, due_at, try_at)
    values (${plannedCall ?? ""}, ${owner.id}, ${teamId}, ${call.contact}, ${call.phone}, 'ru', 'female', 'scripted', ${word}, ${word},
            '2030-01-01T12:00', 'UTC', '2030-01-01T12:00Z', '2030-01-01T12:00Z')`;
  await sql`insert into call_backs (id, contact_id, owner_id, reason, due_at)
    values (${callBack ?? ""}, ${call.contact}, ${owner.id}, ${word}, now() + interval '1 hour')`;
  await sql`insert into erasures (id, contact_id, team_id, requested_by, requested_by_name, reason, counts)
    values (${erasure ?? ""}, ${randomUUID()}, ${teamId}, ${owner.id}, ${word}, 'person', '{}')`;
  await sql`insert into contacts (id, name, owner_id, team_id, merged_into_id)
    values (${gone ?? ""}, ${word}, ${owner.id}, ${teamId}, ${call.contact})`;
  await sql`insert into contact_merges (id, kept_id, gone_id, before, kept_version, moved, merged_by)
    values (${merge ?? ""}, ${call.contact}, ${gone ?? ""}, '{}', 1, '{}', ${owner.id})`;
  const [session] = await sql<{ id: string }[]>`
    insert into sessions (id, token_hash, user_id, expires_at) values (${randomUUID()}, ${randomUUID()}, ${owner.id}, now() + interval '1 day')
    returning id`;
  const [apiKey] = await sql<{ id: string }[]>`
    insert into api_keys (id, tag, secret_hash, name, owner_id, scopes)
    values (${randomUUID()}, ${randomUUID().slice(0, 12)}, ${randomUUID()}, ${word}, ${owner.id}, array['calls.read'])
    returning id`;
  return {
    call: call.id,
    contact: call.contact,
    plannedCall: plannedCall ?? "",
    callBack: callBack ?? "",
    merge: merge ?? "",
    erasure: erasure ?? "",
    apiKey: apiKey?.id ?? "",
    session: session?.id ?? "",
    canaries: [word, call.phone.slice(1)],
  };
}
