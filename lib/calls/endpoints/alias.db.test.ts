import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls, settings } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { signSeedToken } from "@/lib/auth/sessions/seed-token";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { createUser } from "@/lib/auth/users/create-user";
import { env } from "@/lib/env";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { createCall, readCallRecord, readCallRecords, startDemoSession } from "./alias";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const tokens: Record<string, string> = {};
const PASSWORD = "a good long phrase";
const DAY = { from: "00:00", to: "24:00" };

async function tokenOf(role: "rep" | "admin", email: string): Promise<string> {
  await createUser({
    actor: { kind: "system", name: "cli" },
    input: { email, name: role, role, password: PASSWORD },
  });
  return signSeedToken(
    await signIn({ email, password: PASSWORD, ip: null, userAgent: null, kind: "api" }),
  );
}

beforeAll(async () => {
  tokens.rep = await tokenOf("rep", "rep@x.test");
  tokens.other = await tokenOf("rep", "other@x.test");
  tokens.admin = await tokenOf("admin", "admin@x.test");
  const always = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, DAY]),
  );
  await database()
    .insert(settings)
    .values({ key: "dialing", value: { callingHours: always, holidays: {} } });
});

function post(
  token: string | undefined,
  body: unknown,
  headers: Record<string, string> = {},
): Request {
  return new Request("http://localhost:3000/api/calls", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

const get = (token: string | undefined) =>
  new Request("http://localhost:3000/api/calls", { headers: { authorization: `Bearer ${token}` } });
const at = (id: string) => ({ params: Promise.resolve({ id }) });

const SESSION = {
  phone: "+998 90 123-45-01",
  language: "ru",
  voice: "female",
  prompt: "Ask the name",
};
const CALL = {
  phone_number: "+998901234502",
  language: "uz",
  voice: "male",
  greeting_message: "Salom",
  prompt: "",
};
const FIELDS = [
  "id",
  "phone_number",
  "language",
  "voice",
  "greeting_message",
  "prompt",
  "status",
  "voximplant_call_id",
  "duration",
  "disposition",
  "transcript",
  "summary",
  "followup_message",
  "customer_interest",
  "crm_status",
  "telegram_link_sent",
  "created_at",
  "updated_at",
  "completed_at",
];

describe("POST /demo/session", () => {
  it("starts a call for the key and nobody else", async () => {
    const answer = await startDemoSession(post(env().API_AUTH_KEY, SESSION));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ call_id: expect.any(String), status: "initiating" });
    for (const token of [undefined, "not-the-key-of-the-tests", tokens.rep]) {
      expect((await startDemoSession(post(token, SESSION))).status).toBe(401);
    }
  });

  it("starts one call for one Idempotency-Key, and says so when the body is another", async () => {
    const key = { "idempotency-key": "k1" };
    const first = await startDemoSession(post(env().API_AUTH_KEY, SESSION, key));
    const again = await startDemoSession(post(env().API_AUTH_KEY, SESSION, key));
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    const other = await startDemoSession(
      post(env().API_AUTH_KEY, { ...SESSION, prompt: "Else" }, key),
    );
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: "idempotency_mismatch" });
  });
});

describe("/api/calls", () => {
  it("answers with the flat record", async () => {
    const answer = await createCall(post(tokens.rep, CALL));
    const record = await answer.json();
    expect(answer.status).toBe(201);
    expect(Object.keys(record)).toEqual(FIELDS);
    expect(record).toMatchObject({
      ...CALL,
      status: "initiating",
      telegram_link_sent: false,
      transcript: null,
    });
    const read = await readCallRecord(get(tokens.rep), at(record.id));
    expect(await read.json()).toMatchObject({ id: record.id, phone_number: CALL.phone_number });
    expect((await readCallRecord(get(tokens.other), at(record.id))).status).toBe(404);
  });

  it("lists an array, newest first, of one's own", async () => {
    await createCall(post(tokens.rep, { ...CALL, phone_number: "+998901234503" }));
    const own = await (await readCallRecords(get(tokens.rep))).json();
    expect(own.map((record: { phone_number: string }) => record.phone_number)).toEqual([
      "+998901234503",
      "+998901234502",
    ]);
    expect(await (await readCallRecords(get(tokens.other))).json()).toEqual([]);
    const all = await (await readCallRecords(get(tokens.admin))).json();
    expect(all).toHaveLength((await database().select().from(calls)).length);
  });

  it("names the field that is wrong", async () => {
    const answer = await createCall(post(tokens.rep, { ...CALL, phone_number: "12" }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "invalid_input",
      fields: { phone_number: "phone_invalid" },
    });
  });

  it("may be read by listed origins only, and never with cookies", async () => {
    const origin = (name: string) => ({ origin: name });
    const local = await createCall(post(tokens.rep, CALL, origin("http://localhost:8000")));
    expect(local.headers.get("access-control-allow-origin")).toBe("http://localhost:8000");
    expect(local.headers.get("access-control-allow-credentials")).toBeNull();
    const foreign = await createCall(post(tokens.rep, CALL, origin("https://evil.example")));
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });
});
