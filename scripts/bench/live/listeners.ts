import type postgres from "postgres";
import { hashSecret, keyText, newKeyParts } from "@/lib/auth/keys/key-text";

export type Listeners = {
  /** Whose calls they hear of. */
  teamId: string;
  /** One bearer a person. */
  keys: string[];
};

/** A team of so many supervisors, each with a key that reads calls. */
export async function makeListeners(db: postgres.Sql, count: number): Promise<Listeners> {
  const [team] = await db<{ id: string }[]>`
    insert into teams (name) values ('bench') returning id`;
  const teamId = team?.id ?? "";
  const keys: string[] = [];
  for (let no = 0; no < count; no += 1) {
    const name = `listener${no}@bench.test`;
    const parts = newKeyParts();
    await db`
      with person as (
        insert into users (email, name, role, team_id) values (${name}, ${name}, 'supervisor', ${teamId})
        returning id)
      insert into api_keys (tag, secret_hash, name, owner_id, scopes)
      select ${parts.tag}, ${hashSecret(parts.secret)}, 'bench', id, ${["calls.read"]} from person`;
    keys.push(keyText(parts));
  }
  return { teamId, keys };
}

/** The same call once more, a team's: what {@link makeListeners} hear of. */
export async function callOfTeam(
  db: postgres.Sql,
  callId: string,
  teamId: string,
): Promise<string> {
  const [row] = await db<{ id: string }[]>`
    insert into calls
    select (jsonb_populate_record(c, jsonb_build_object(
      'id', gen_random_uuid(), 'idempotency_key', null, 'team_id', ${teamId}::uuid))).*
    from calls c where c.id = ${callId} returning id`;
  return row?.id ?? "";
}
