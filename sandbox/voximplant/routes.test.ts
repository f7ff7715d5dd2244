import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SandboxEnv } from "../env";
import { listen } from "../http/server";
import { createWorld, type World } from "../world";
import { authorize } from "./api/authorization";
import { routes } from "./routes";
import { ofKind } from "./testing/bench";
import { RUSSIAN_TALK, talkingScenario } from "./testing/scenarios";

const directory = mkdtempSync(join(tmpdir(), "halo-routes-"));
const env: SandboxEnv = {
  SANDBOX_PORT: 0,
  SANDBOX_DATA_DIR: directory,
  SANDBOX_SPEED: 500,
  SANDBOX_SEED: "tests",
  SANDBOX_VOXIMPLANT_ACCOUNT_ID: "700700",
  SANDBOX_VOXIMPLANT_API_KEY: "right-key",
  SANDBOX_SMS_API_ID: "sms",
  SANDBOX_TELEGRAM_TOKEN: "telegram",
  SANDBOX_HUBSPOT_TOKEN: "hubspot",
  SANDBOX_OPENAI_KEY: "right-model-key",
};

async function start() {
  const started = await listen(0, (publicUrl) => {
    const world = createWorld(env, publicUrl);
    return { world, routes: routes(world) };
  });
  return {
    ...started,
    stop: async () => {
      await started.world.stop();
      await new Promise<void>((resolve) => {
        started.server.close(() => resolve());
        started.server.closeAllConnections();
      });
    },
  };
}

let sandbox: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(directory, { recursive: true, force: true });
});

type Answer = Record<string, unknown> & {
  result?: unknown;
  error?: { code: number; msg: string };
};

const KEYS = { account_id: "700700", api_key: "right-key" };

async function api(
  method: string,
  parameters: Record<string, string | number> = {},
  keys: Record<string, string> = KEYS,
): Promise<Answer> {
  const body = new URLSearchParams(keys);
  for (const [key, value] of Object.entries(parameters)) body.set(key, String(value));
  const response = await fetch(`${sandbox.url}/platform_api/${method}`, { method: "POST", body });
  return (await response.json()) as Answer;
}

let ids: { application: number; scenario: number; rule: number };

/** Waits for an entry of the journal that fits. */
function entry(world: World, isIt: (kind: string, ref?: string) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const leave = world.journal.subscribe(({ kind, ref }) => {
      if (!isIt(kind, ref)) return;
      leave();
      resolve();
    });
  });
}

const WHOLE_YEAR = { from_date: "2020-01-01 00:00:00", to_date: "2099-01-01 00:00:00" };

describe("the management API", () => {
  it("wants the right account and key", async () => {
    expect((await api("GetAccountInfo", {}, {})).error?.code).toBe(100);
    const wrong = { account_id: "700700", api_key: "wrong" };
    expect((await api("GetAccountInfo", {}, wrong)).error?.code).toBe(100);
    const right = await api("GetAccountInfo", { return_live_balance: "true" });
    expect(right.result).toMatchObject({ account_id: 700_700, active: true, currency: "USD" });
  });

  it("takes a signed token of a service account instead", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const now = Math.floor(Date.now() / 1_000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = (claims: object, alg = "RS256") => {
      const body = `${part({ alg, typ: "JWT", kid: "1" })}.${part(claims)}`;
      return `${body}.${sign("RSA-SHA256", Buffer.from(body), privateKey).toString("base64url")}`;
    };
    const credentials = {
      accountId: "700700",
      apiKey: "right-key",
      serviceAccountKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    };
    const ask = (given: string) => () =>
      authorize(
        {
          method: "POST",
          path: "/",
          query: new URLSearchParams(),
          headers: { authorization: `Bearer ${given}` },
          body: Buffer.alloc(0),
          params: {},
        },
        new URLSearchParams(),
        credentials,
      );
    expect(ask(token({ iss: 700_700, iat: now, exp: now + 300 }))).not.toThrow();
    expect(ask(token({ iss: "700700", iat: now, exp: now + 300 }))).toThrow(/Authorization/);
    expect(ask(token({ iss: 700_700, iat: now, exp: now + 4_000 }))).toThrow(/Authorization/);
    expect(ask(token({ iss: 700_700, iat: now - 600, exp: now - 300 }))).toThrow(/Authorization/);
    expect(ask(token({ iss: 700_700, iat: now, exp: now + 300 }, "none"))).toThrow();
    expect(ask("nonsense")).toThrow(/Authorization/);
  });

  it("refuses with the documented codes", async () => {
    expect((await api("MakeCoffee")).error).toEqual({
      code: 103,
      msg: "Unknown command: MakeCoffee",
    });
    expect((await api("StartScenarios")).error?.code).toBe(134);
    expect((await api("StartScenarios", { rule_id: 4 })).error?.code).toBe(147);
    expect((await api("GetRules", { application_id: 4 })).error?.code).toBe(116);
    expect((await api("GetCallHistory", { from_date: "yesterday" })).error?.code).toBe(156);
    expect((await api("GetCallHistory")).error?.code).toBe(134);
    expect((await api("AddApplication", { application_name: "Not Allowed" })).error?.code).toBe(
      101,
    );
    expect((await api("GetApplications", { count: 5_000 })).error?.code).toBe(160);
  });

  it("sets up an application, a scenario, a rule and secrets", async () => {
    const application = await api("AddApplication", { application_name: "halo-demo" });
    expect(application.application_name).toBe("halo-demo.sandbox.voximplant.com");
    expect((await api("AddApplication", { application_name: "halo-demo" })).error?.code).toBe(253);
    const script = talkingScenario("+79161234501", RUSSIAN_TALK);
    const scenario = await api("AddScenario", { scenario_name: "talk", scenario_script: "1" });
    const rule = await api("AddRule", {
      application_id: Number(application.application_id),
      rule_name: "out",
      rule_pattern: ".*",
      scenario_id: Number(scenario.scenario_id),
    });
    ids = {
      application: Number(application.application_id),
      scenario: Number(scenario.scenario_id),
      rule: Number(rule.rule_id),
    };
    await api("SetScenarioInfo", { scenario_id: ids.scenario, scenario_script: script });
    const shown = await api("GetScenarios", { scenario_name: "talk", with_script: "true" });
    expect(shown).toMatchObject({ total_count: 1, result: [{ scenario_script: script }] });
    const secret = { application_id: ids.application, secret_name: "KEY", secret_value: "one" };
    expect((await api("AddSecret", secret)).result).toBe(1);
    expect((await api("AddSecret", secret)).error?.code).toBe(253);
    await api("SetSecretInfo", { ...secret, secret_value: "two" });
    const value = await api("GetSecretValue", secret);
    expect(value.result).toEqual({ secret_value: "two" });
    const rules = await api("GetRules", {
      application_id: ids.application,
      with_scenarios: "true",
    });
    expect(rules.result).toMatchObject([
      { rule_id: ids.rule, scenarios: [{ scenario_id: ids.scenario }] },
    ]);
    await api("BindScenario", { rule_id: ids.rule, scenario_id: ids.scenario, bind: "false" });
    expect((await api("StartScenarios", { rule_id: ids.rule })).error?.code).toBe(375);
    await api("BindScenario", { rule_id: ids.rule, scenario_id: ids.scenario });
  });

  it("reads parameters from the query and from multipart bodies as well", async () => {
    const query = new URLSearchParams({ ...KEYS, count: "1" });
    const got = await fetch(`${sandbox.url}/platform_api/GetPhoneNumbers?${query}`);
    expect(await got.json()).toMatchObject({ count: 1, total_count: 4 });
    const form = new FormData();
    for (const [key, value] of Object.entries({ ...KEYS, cmd: "GetCallerIDs" }))
      form.set(key, value);
    const posted = await fetch(`${sandbox.url}/platform_api`, { method: "POST", body: form });
    expect(await posted.json()).toMatchObject({ result: [{ active: true }] });
  });

  it("starts a session, obeys its address, and tells of it afterwards", async () => {
    const over = entry(sandbox.world, (kind, ref) => kind === "vox.session.ended" && ref === "one");
    const connected = entry(sandbox.world, (kind, ref) => kind === "vox.turn" && ref === "one");
    const started = await api("StartScenarios", { rule_id: ids.rule, script_custom_data: "one" });
    expect(started.result).toBe(1);
    const address = String(started.media_session_access_secure_url);
    await connected;
    const answer = await fetch(address, { method: "POST", body: "hangup" });
    expect(await answer.text()).toBe('{"heard":"hangup"}');
    await over;
    expect((await fetch(address, { method: "POST", body: "hangup" })).status).toBe(404);

    const asked = { ...WHOLE_YEAR, call_session_history_custom_data: "one" };
    const plain = await api("GetCallHistory", asked);
    expect(plain.result).toMatchObject([
      { call_session_history_id: started.call_session_history_id, custom_data: "one" },
    ]);
    expect((plain.result as object[])[0]).not.toHaveProperty("calls");
    const full = await api("GetCallHistory", {
      ...asked,
      with_calls: "true",
      with_records: "true",
      with_other_resources: "true",
    });
    expect(full.result).toMatchObject([
      {
        finish_reason: "Normal termination",
        calls: [{ successful: true, end_reason: "200 Normal call clearing" }],
        records: [{ transcription_status: "Complete" }],
      },
    ]);
    const [{ other_resource_usage: used }] = full.result as [{ other_resource_usage: object[] }];
    expect(used[0]).toMatchObject({ resource_type: "VOICEMAILDETECTION", cost: 0.0075 });
    const nobody = { ...WHOLE_YEAR, remote_number: "79990000000" };
    expect((await api("GetCallHistory", nobody)).total_count).toBe(0);
  });

  it("gives records by range, transcripts and logs, and deletes what it is told to", async () => {
    const { result } = await api("GetCallHistory", { ...WHOLE_YEAR, with_records: "true" });
    const [session] = result as {
      log_file_url: string;
      records: { record_id: number; record_url: string; transcription_url: string }[];
    }[];
    const record = session?.records[0];
    const whole = await fetch(record?.record_url ?? "");
    const length = Number(whole.headers.get("content-length"));
    expect(whole.headers.get("content-type")).toBe("audio/wav");
    expect((await whole.arrayBuffer()).byteLength).toBe(length);
    const part = await fetch(record?.record_url ?? "", { headers: { range: "bytes=0-3" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 0-3/${length}`);
    expect(await part.text()).toBe("RIFF");
    const beyond = await fetch(record?.record_url ?? "", {
      headers: { range: `bytes=${length}-` },
    });
    expect(beyond.status).toBe(416);
    const transcript = record?.transcription_url ?? "";
    expect((await fetch(transcript)).status).toBe(401);
    const words = await fetch(`${transcript}?${new URLSearchParams(KEYS)}`);
    expect(await words.text()).toMatch(/^Left 00:00:0\d - 00:00:\d\d : Здравствуйте/m);
    expect(await (await fetch(session?.log_file_url ?? "")).text()).toMatch(/ dialed /);
    await api("DeleteRecord", { record_id: record?.record_id ?? 0 });
    expect((await fetch(record?.record_url ?? "")).status).toBe(404);
  });

  it("keeps its account and history over a restart, and ends what was running", async () => {
    const ringing = entry(sandbox.world, (kind, ref) => kind === "vox.dialed" && ref === "two");
    await api("StartScenarios", { rule_id: ids.rule, script_custom_data: "two" });
    await ringing;
    await sandbox.stop();
    sandbox = await start();
    const rules = await api("GetRules", { application_id: ids.application });
    expect(rules.total_count).toBe(1);
    const history = await api("GetCallHistory", WHOLE_YEAR);
    expect(history.total_count).toBe(2);
    expect(history.result).toMatchObject([
      { custom_data: "one", finish_reason: "Normal termination" },
      { custom_data: "two", finish_reason: "Terminated administratively" },
    ]);
  });

  it("refuses custom data over 200 bytes", async () => {
    const fits = { rule_id: ids.rule, script_custom_data: "я".repeat(100) };
    expect((await api("StartScenarios", fits)).result).toBe(1);
    const tooLong = { rule_id: ids.rule, script_custom_data: "я".repeat(101) };
    expect((await api("StartScenarios", tooLong)).error?.code).toBe(101);
  });

  it("writes everything into the journal under the session and its custom data", () => {
    const entries = sandbox.world.journal.list({ ref: "one" });
    expect(new Set(entries.map((one) => one.session)).size).toBe(1);
    expect(ofKind(entries, "vox.turn").length).toBeGreaterThan(0);
  });
});
