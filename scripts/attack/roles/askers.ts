import type { Target } from "../target";
import type { Role } from "./rule";
import { WHO } from "./rules";
import type { World } from "./world";

/** Somebody who asks: how, and what may happen. */
export type Asker = {
  name: string;
  headers: Record<string, string>;
  /** Null: nobody at all as far as the product knows. */
  role: Role | null;
  by: "session" | "key" | "login";
  /** Of a key. */
  scopes: readonly string[] | null;
  /** The person behind it. */
  userId: string;
  /** Names of the owners whose things this asker reaches, where the role may do it at all. */
  reaches: readonly string[];
};

const ALL = ["rep", "mate", "stranger", "operator"];
const REACHES: Record<string, readonly string[]> = {
  rep: ["rep"],
  operator: ["operator"],
  supervisor: ["rep", "mate", "operator"],
  chief: ["stranger"],
  admin: ALL,
  keeper: ALL,
};

/** Everybody of the matrix: the signed-out, those whose access ended, every role, and keys scope by scope. */
export async function gatherAskers(target: Target, world: World): Promise<Asker[]> {
  const person = (name: string) => {
    const found = world.people[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const browsers: Record<string, Record<string, string>> = {};
  for (const { name, email } of Object.values(world.people))
    browsers[name] = await target.signIn(email);
  const sessionOf = (name: string): Asker => {
    const { role, id } = person(name);
    const headers = browsers[name] ?? {};
    return {
      name,
      headers,
      by: "session",
      role,
      scopes: null,
      userId: id,
      reaches: REACHES[name] ?? [],
    };
  };
  const keyOf = async (name: string, label: string, scopes: readonly string[]): Promise<Asker> => {
    const key = await makeKey(target, browsers[name] ?? {}, scopes);
    const headers = { authorization: `Bearer ${key}` };
    return { ...sessionOf(name), name: label, headers, by: "key", scopes };
  };
  const may = (role: Role) => Object.keys(WHO).filter((what) => WHO[what]?.includes(role));
  const askers: Asker[] = [sessionOf("rep"), sessionOf("operator"), sessionOf("supervisor")];
  askers.push(sessionOf("chief"), sessionOf("admin"));
  askers.push(await keyOf("rep", "key of the rep", may("rep")));
  askers.push(await keyOf("supervisor", "key of the supervisor", may("supervisor")));
  for (const name of ["rep", "operator", "supervisor"]) {
    const headers = { authorization: `Bearer ${await logIn(target, person(name).email)}` };
    askers.push({ ...sessionOf(name), name: `${name} by login`, headers, by: "login" });
  }
  for (const scope of Object.keys(WHO))
    askers.push(await keyOf("keeper", `key for ${scope}`, [scope]));

  // Made while they still may, and shut afterwards.
  const shut: Asker[] = [];
  for (const name of ["revoked", "expired", "disabled"]) {
    shut.push({ ...sessionOf(name), name: `${name} session` });
    shut.push(await keyOf(name, `${name} key`, may("admin")));
  }
  const { sql } = target;
  const ids = (name: string) => person(name).id;
  await sql`update sessions set revoked_at = now() where user_id = ${ids("revoked")}`;
  await sql`update api_keys set revoked_at = now() where owner_id = ${ids("revoked")}`;
  await sql`update sessions set expires_at = now() - interval '1 minute' where user_id = ${ids("expired")}`;
  await sql`update api_keys set expires_at = now() - interval '1 minute' where owner_id = ${ids("expired")}`;
  await sql`update users set disabled_at = now() where id = ${ids("disabled")}`;
  const nobody = { by: "session" as const, role: null, scopes: null, userId: "", reaches: [] };
  askers.push({ ...nobody, name: "anonymous", headers: {} });
  const bearer = { authorization: "Bearer hk_000000000000_wrong" };
  askers.push({ ...nobody, name: "invented key", headers: bearer });
  return [...askers, ...shut.map((one) => ({ ...one, role: null, reaches: [] }))];
}

async function logIn(target: Target, email: string): Promise<string> {
  const { text } = await target.ask({
    method: "POST",
    path: "/api/auth/login",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "halo-demo" }),
  });
  return (JSON.parse(text) as { access_token: string }).access_token;
}

async function makeKey(
  target: Target,
  headers: Record<string, string>,
  scopes: readonly string[],
): Promise<string> {
  const { status, text } = await target.ask({
    method: "POST",
    path: "/api/v1/api-keys",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ name: "matrix", scopes }),
  });
  if (status !== 201) throw new Error(`no key: ${status} ${text}`);
  return (JSON.parse(text) as { secret: string }).secret;
}
