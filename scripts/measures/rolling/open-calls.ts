import { Agent } from "node:http";
import type postgres from "postgres";
import { hashSecret, keyText, newKeyParts } from "@/lib/auth/keys/key-text";
import { hashPassword } from "@/lib/auth/password";
import type { PermitRequest } from "@/voxengine/contract";
import type { OpenSession } from "../../storm/durability/open-sessions";
import { postSigned } from "../../storm/durability/signed-post";

const FIRST_SESSION = 8_000_000_000;
const EMAIL = "rolling@measure.test";
const PASSWORD = "a good long phrase";

/** An administrator with so many keys. @returns the keys' texts */
export async function makePerson(db: postgres.Sql, keys: number): Promise<string[]> {
  const [person] = await db<{ id: string }[]>`
    insert into users (email, name, role, password_hash)
    values (${EMAIL}, 'Rolling', 'admin', ${await hashPassword(PASSWORD)}) returning id`;
  const parts = Array.from({ length: keys }, () => newKeyParts());
  for (const { tag, secret } of parts)
    await db`
      insert into api_keys (tag, secret_hash, name, owner_id, scopes, reach)
      values (${tag}, ${hashSecret(secret)}, 'measure', ${person?.id ?? ""},
        ${["calls.read", "contacts.read", "account.use"]}, 'all')`;
  return parts.map(keyText);
}

/** Signs that person in through the product's own form. @returns the cookie header */
export async function signInPerson(url: string): Promise<string> {
  const jar = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(";", 1)[0])
      .join("; ");
  const same = { origin: url, "sec-fetch-site": "same-origin" };
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { ...same, cookie: jar(first) },
    body: new URLSearchParams({ csrfToken, email: EMAIL, password: PASSWORD, json: "true" }),
  });
  if (!signedIn.ok) throw new Error(`nobody could sign in: ${signedIn.status}`);
  return jar(signedIn);
}

/**
 * Calls under way, each with a session that asked for its permit and got it. They stand in the database as a worker
 * would have left them, so that no worker dials them.
 */
export async function openCalls(
  db: postgres.Sql,
  at: { url: string; webhookKey: string },
  count: number,
): Promise<OpenSession[]> {
  const agent = new Agent({ keepAlive: true });
  const sessions: OpenSession[] = [];
  for (let no = 0; no < count; no += 1) {
    const [call] = await db<{ id: string }[]>`
      insert into calls (world, phone, country, language, voice, engine, greeting, prompt)
      values ('sandbox', ${`+7916555${1_000 + no}`}, 'RU', 'ru', 'female', 'scripted', 'Здравствуйте', '')
      returning id`;
    const callId = call?.id ?? "";
    const [attempt] = await db<{ id: string }[]>`
      insert into call_attempts (call_id, no, gate) values (${callId}, 1, 'rolling') returning id`;
    const session = {
      callId,
      attemptId: attempt?.id ?? "",
      sessionId: String(FIRST_SESSION + no),
    };
    const question: PermitRequest = {
      v: 1,
      attempt_id: session.attemptId,
      session_id: session.sessionId,
      control_url: null,
      occurred_at: new Date().toISOString(),
    };
    const id = `evt_${session.sessionId}_0`;
    const answer = await postSigned(
      agent,
      `${at.url}/voximplant/permit`,
      at.webhookKey,
      id,
      question,
    );
    if (answer?.status !== 200 || !answer.text.includes('"go":true'))
      throw new Error(`no permit: ${answer?.status} ${answer?.text.slice(0, 200)}`);
    sessions.push(session);
  }
  agent.destroy();
  return sessions;
}
