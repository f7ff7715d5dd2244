import { type APIRequestContext, expect } from "playwright/test";
import { test } from "./fixtures";
import { DEMO_PASSWORD } from "./pages/sign-in-page";
import { postSigned } from "./stack/signed-post";

const RECORD_FIELDS = [
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
].sort();

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function signIn(request: APIRequestContext, email = "rep@halo.test"): Promise<string> {
  const answer = await request.post("/api/auth/login", {
    data: { email, password: DEMO_PASSWORD },
  });
  expect(answer.status()).toBe(200);
  const body = await answer.json();
  expect(Object.keys(body).sort()).toEqual(["access_token", "token_type"]);
  return body.access_token;
}

/** Waits until a call of the alias door is over. */
async function untilOver(request: APIRequestContext, token: string, id: string) {
  const read = async () =>
    (await request.get(`/api/calls/${id}`, { headers: bearer(token) })).json();
  await expect.poll(async () => (await read()).completed_at, { timeout: 45_000 }).not.toBeNull();
  return read();
}

test("a client signs in, starts a call once, reads it and the figures", async ({
  request,
  phone,
}) => {
  const token = await signIn(request);
  const byName = await request.post("/api/auth/login", {
    data: { username: "rep@halo.test", password: DEMO_PASSWORD },
  });
  expect(byName.status()).toBe(200);

  const number = phone("01", "RU");
  const data = {
    phone_number: number,
    language: "ru",
    voice: "male",
    greeting_message: "Здравствуйте! Это HALO.",
    prompt: "",
  };
  const headers = { ...bearer(token), "idempotency-key": `client-${number}` };
  const first = await request.post("/api/calls", { headers, data });
  expect(first.status()).toBe(201);
  const record = await first.json();
  expect(Object.keys(record).sort()).toEqual(RECORD_FIELDS);
  expect(record).toMatchObject({ ...data, completed_at: null, telegram_link_sent: false });

  const again = await request.post("/api/calls", { headers, data });
  expect([again.status(), (await again.json()).id]).toEqual([200, record.id]);
  const other = await request.post("/api/calls", { headers, data: { ...data, voice: "female" } });
  expect(other.status()).toBe(409);

  const over = await untilOver(request, token, record.id);
  expect(over).toMatchObject({
    status: "completed",
    disposition: "interested",
    crm_status: "added",
    telegram_link_sent: true,
  });
  expect(Number.isInteger(over.duration)).toBe(true);
  expect(over.transcript).toMatch(/^(Agent|Customer): /);
  expect(over.summary).toBeTruthy();
  expect(over.followup_message).toBeTruthy();

  const list = await (await request.get("/api/calls", { headers: bearer(token) })).json();
  const times = list.map(({ created_at }: { created_at: string }) => created_at);
  expect(times).toEqual([...times].sort().reverse());
  expect(list.filter(({ id }: { id: string }) => id === record.id)).toHaveLength(1);

  const figures = await (await request.get("/api/analytics", { headers: bearer(token) })).json();
  expect(Object.keys(figures).sort()).toEqual(
    ["average_duration", "funnel", "interest_rate", "talk_rate", "total_calls"].sort(),
  );
  expect(Object.keys(figures.funnel).sort()).toEqual(["called", "interested", "lead", "talked"]);
});

test("the API key starts calls and opens nothing else", async ({ request, phone, product }) => {
  const key = bearer(product.secret("API_AUTH_KEY"));
  const data = { phone: phone("09"), language: "uz", voice: "female", prompt: "" };
  const started = await request.post("/demo/session", { headers: key, data });
  expect(started.status()).toBe(201);
  const body = await started.json();
  expect(Object.keys(body).sort()).toEqual(["call_id", "status"]);
  const token = await signIn(request, "admin@halo.test");
  expect((await untilOver(request, token, body.call_id)).disposition).toBe("busy");

  expect((await request.post("/demo/session", { data })).status()).toBe(401);
  expect((await request.post("/demo/session", { headers: bearer(token), data })).status()).toBe(
    401,
  );
  for (const path of ["/api/calls", "/api/analytics", `/api/v1/calls/${body.call_id}/status`]) {
    expect([401, 403], path).toContain((await request.get(path, { headers: key })).status());
  }
});

test("each door takes its own credentials only", async ({ request, rep, product }) => {
  const token = await signIn(request);
  expect((await request.get("/api/calls")).status()).toBe(401);
  expect((await request.get("/api/calls", { headers: bearer(`${token}x`) })).status()).toBe(401);
  expect((await rep.request.get("/api/calls")).status()).toBe(401);
  expect((await request.get("/api/v1/contacts", { headers: bearer(token) })).status()).toBe(401);
  expect((await rep.request.get("/api/v1/contacts")).status()).toBe(200);
  const wrong = await request.post("/api/auth/login", {
    data: { email: `nobody.${product.run().ports.web}@halo.test`, password: "wrong" },
  });
  expect(wrong.status()).toBe(401);
  expect(wrong.headers()["content-type"]).toContain("application/problem+json");
});

test("a foreign rep's call is as good as missing", async ({ request, phone }) => {
  const admin = await signIn(request, "admin@halo.test");
  const data = { phone_number: phone("12"), language: "uz", voice: "female", prompt: "" };
  const started = await request.post("/api/calls", { headers: bearer(admin), data });
  const { id } = await started.json();
  const rep = await signIn(request);
  expect((await request.get(`/api/calls/${id}`, { headers: bearer(rep) })).status()).toBe(404);
});

test("messages that nobody signed are refused", async ({ request }) => {
  for (const path of ["/voximplant/events", "/voximplant/permit", "/telegram/updates"]) {
    const answer = await request.post(path, { data: { type: "Connected", call_id: "1" } });
    expect(answer.status(), path).toBe(401);
  }
  const body = { v: 1 };
  const signed = { path: "/voximplant/events", id: "evt_1_1", body };
  expect((await postSigned(request, { ...signed, key: "0".repeat(64) })).status()).toBe(401);
});

test("a message sent again changes nothing, whatever it says", async ({
  request,
  phone,
  product,
}) => {
  const token = await signIn(request);
  const data = { phone_number: phone("05"), language: "uz", voice: "female", prompt: "" };
  const started = await request.post("/api/calls", { headers: bearer(token), data });
  const { id } = await started.json();
  const over = await untilOver(request, token, id);
  const [last] = await product.db<{ eventId: string; attemptId: string }[]>`
    select event_id as "eventId", attempt_id as "attemptId" from call_events
     where call_id = ${id} and type = 'Disconnected'`;
  const [, session = "", seq = ""] = last?.eventId.split("_") ?? [];
  const trace = async () => {
    const rows = await product.db`
      select (select count(*)::int from call_events where call_id = c.id) as events,
             (select count(*)::int from call_turns where call_id = c.id) as turns,
             c.version, c.outcome, c.talk_seconds, c.updated_at
        from calls c where c.id = ${id}`;
    return { ...rows[0] };
  };
  // The platform settles costs some seconds after a call; nothing else may come after that.
  await expect
    .poll(
      async () => {
        const [attempt] = await product.db`
        select settled_at from call_attempts where id = ${last?.attemptId ?? ""}`;
        return attempt?.settled_at;
      },
      { timeout: 45_000 },
    )
    .not.toBeNull();
  const before = await trace();
  const turn = {
    no: 1,
    speaker: "callee",
    text: "Yes, very interested!",
    start_ms: 0,
    end_ms: 900,
    interrupted: false,
    latency_ms: null,
  };
  const now = new Date().toISOString();
  const answer = await postSigned(request, {
    path: "/voximplant/events",
    id: last?.eventId ?? "",
    key: product.secret("HALO_WEBHOOK_KEY"),
    body: {
      v: 1,
      type: "Disconnected",
      attempt_id: last?.attemptId,
      session_id: session,
      seq: Number(seq),
      occurred_at: now,
      snapshot: {
        dialed_at: now,
        ringing_at: now,
        answered_at: now,
        ended_at: now,
        end: { kind: "disconnected", code: 200, reason: "", by: "callee" },
        engine: "scripted",
        talk_seconds: 999,
        carrier_cost: 99,
        amd: null,
        turns: [turn],
        recording: null,
        error: null,
        log_url: null,
        final: true,
      },
    },
  });
  expect(answer.status()).toBe(200);
  expect(await trace()).toEqual(before);
  expect((await untilOver(request, token, id)).transcript).toBe(over.transcript);
});

test("machines are told how the product is", async ({ request, product }) => {
  const health = await request.get("/voximplant/health");
  expect(await health.json()).toEqual({ status: "ok", service: "voximplant_webhook" });
  for (const path of ["/livez", "/readyz"]) {
    const answer = await request.get(path);
    expect([answer.status(), await answer.json()]).toEqual([200, { status: "ok" }]);
  }
  expect((await request.get("/metrics")).status()).toBe(404);
  const metrics = await request.get("/metrics", {
    headers: bearer(product.secret("METRICS_TOKEN")),
  });
  expect(await metrics.text()).toContain("halo_");
});

test("foreign pages read the API where they are listed, never with cookies", async ({
  request,
}) => {
  const from = (origin: string) => ({ headers: { origin } });
  const listed = await request.get("/api/calls", from("http://localhost:8000"));
  expect(listed.headers()["access-control-allow-origin"]).toBe("http://localhost:8000");
  const stranger = await request.get("/api/calls", from("https://evil.example"));
  expect(stranger.headers()).not.toHaveProperty("access-control-allow-origin");
  const asked = await request.fetch("/api/calls", {
    method: "OPTIONS",
    headers: { origin: "http://localhost:3000", "access-control-request-method": "POST" },
  });
  expect(asked.status()).toBe(204);
  expect(asked.headers()["access-control-allow-headers"]).toContain("idempotency-key");
  expect(asked.headers()).not.toHaveProperty("access-control-allow-credentials");
});

test("the addresses of earlier screens lead to their pages", async ({ supervisor }) => {
  const leads = {
    "/login": /\/analytics$/,
    "/calls/make": /\/calls\/new$/,
    "/campaigns/new": /\/calls\/new$/,
    "/reports": /\/analytics$/,
  };
  for (const [path, target] of Object.entries(leads)) {
    await supervisor.goto(path);
    await expect(supervisor).toHaveURL(target);
  }
});
