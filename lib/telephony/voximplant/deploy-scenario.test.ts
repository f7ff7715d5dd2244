import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VoximplantAccess } from "./api/access";
import { deployScenario } from "./deploy-scenario";
import { AnsweringServer, json, TEST_SETTINGS } from "./testing/answering-server";

const SECRETS = { HALO_URL: "http://127.0.0.1:3000", HALO_WEBHOOK_KEY: "k1", OPENAI_API_KEY: null };

/** The account as the management API keeps it. */
type Account = {
  applications: { application_id: number; application_name: string }[];
  scenarios: { scenario_id: number; scenario_name: string; script: string }[];
  rules: { rule_id: number; rule_name: string; rule_pattern: string; scenario_ids: number[] }[];
  secrets: { secret_id: number; secret_name: string; value: string }[];
};

let provider: AnsweringServer;
let access: VoximplantAccess;
let account: Account;

const METHODS: Record<string, (form: URLSearchParams) => unknown> = {
  GetApplications: () => ({ result: account.applications }),
  AddApplication: (form) => {
    const application_name = `${form.get("application_name")}.demo.voximplant.com`;
    account.applications.push({ application_id: 101, application_name });
    return { result: 1, application_id: 101, application_name };
  },
  GetScenarios: () => ({ result: account.scenarios.map(({ script: _, ...shown }) => shown) }),
  AddScenario: (form) => {
    const scenario_name = form.get("scenario_name") ?? "";
    account.scenarios.push({
      scenario_id: 201,
      scenario_name,
      script: form.get("scenario_script") ?? "",
    });
    return { result: 1, scenario_id: 201 };
  },
  SetScenarioInfo: (form) => {
    const scenario = account.scenarios.find(
      ({ scenario_id }) => String(scenario_id) === form.get("scenario_id"),
    );
    if (scenario) scenario.script = form.get("scenario_script") ?? "";
    return scenario ? { result: 1 } : { error: { code: 117, msg: "" } };
  },
  GetRules: () => ({
    result: account.rules.map(({ scenario_ids, ...rule }) => ({
      ...rule,
      scenarios: scenario_ids.map((scenario_id) => ({ scenario_id })),
    })),
  }),
  AddRule: (form) => {
    account.rules.push({
      rule_id: 301,
      rule_name: form.get("rule_name") ?? "",
      rule_pattern: form.get("rule_pattern") ?? "",
      scenario_ids: [Number(form.get("scenario_id"))],
    });
    return { result: 1, rule_id: 301 };
  },
  BindScenario: (form) => {
    account.rules[0]?.scenario_ids.push(Number(form.get("scenario_id")));
    return { result: 1 };
  },
  GetSecrets: () => ({ result: account.secrets.map(({ value: _, ...shown }) => shown) }),
  AddSecret: (form) => {
    const secret_id = 401 + account.secrets.length;
    account.secrets.push({
      secret_id,
      secret_name: form.get("secret_name") ?? "",
      value: form.get("secret_value") ?? "",
    });
    return { result: 1, secret_id };
  },
  SetSecretInfo: (form) => {
    const secret = account.secrets.find(
      ({ secret_id }) => String(secret_id) === form.get("secret_id"),
    );
    if (secret) secret.value = form.get("secret_value") ?? "";
    return { result: secret ? 1 : 0 };
  },
};

beforeEach(async () => {
  for (const [name, value] of Object.entries(TEST_SETTINGS)) vi.stubEnv(name, value);
  account = { applications: [], scenarios: [], rules: [], secrets: [] };
  provider = new AnsweringServer();
  access = {
    apiUrl: await provider.listen(),
    accountId: 7_000_001,
    credential: { kind: "api_key", apiKey: "key-of-the-account" },
  };
  provider.answer = (received, response) => {
    const method = METHODS[received.path.replace("/platform_api/", "")];
    const answer = method ? method(received.form) : { error: { code: 103, msg: received.path } };
    json(200, answer)(received, response);
  };
});
afterEach(async () => {
  await provider.close();
  vi.unstubAllEnvs();
});

const deploy = (script = "VoxEngine;", applicationId: number | null = null, secrets = SECRETS) =>
  deployScenario(access, script, { applicationId, secrets });
const methods = () => provider.received.map(({ path }) => path.replace("/platform_api/", ""));

describe("deployment", () => {
  it("makes everything in an empty account", async () => {
    expect(await deploy()).toEqual({
      applicationId: "101",
      scenarioId: "201",
      ruleId: "301",
      created: ["application", "scenario", "rule"],
      secrets: ["HALO_URL", "HALO_WEBHOOK_KEY"],
    });
    // AddApplication takes lower-case letters, digits and hyphens only.
    expect(account.applications[0]?.application_name).toMatch(/^[a-z][a-z0-9-]+\.demo/);
    expect(account.scenarios[0]).toMatchObject({
      scenario_name: "OutboundCallWithAI",
      script: "VoxEngine;",
    });
    expect(account.rules[0]).toMatchObject({ rule_name: "OutboundCallRule", scenario_ids: [201] });
    expect(account.secrets.map(({ secret_name, value }) => [secret_name, value])).toEqual([
      ["HALO_URL", "http://127.0.0.1:3000"],
      ["HALO_WEBHOOK_KEY", "k1"],
    ]);
  });

  it("lets nobody who calls in run the outbound scenario", async () => {
    await deploy();
    const pattern = new RegExp(account.rules[0]?.rule_pattern ?? "");
    for (const number of ["79161234501", "+79161234501", "", "100", "alice"]) {
      expect(pattern.test(number)).toBe(false);
    }
  });

  it("a second time only renews the text and the secrets", async () => {
    const first = await deploy();
    provider.received.length = 0;
    const secrets = { ...SECRETS, HALO_WEBHOOK_KEY: "k2" };
    const again = await deploy("VoxEngine; // newer", null, secrets);
    expect(again).toEqual({ ...first, created: [] });
    expect(
      methods().filter((method) => method.startsWith("Add") || method === "BindScenario"),
    ).toEqual([]);
    expect(account.scenarios).toHaveLength(1);
    expect(account.scenarios[0]?.script).toBe("VoxEngine; // newer");
    expect(account.secrets.map(({ value }) => value)).toEqual(["http://127.0.0.1:3000", "k2"]);
    // An OpenAI key that is not known here stays as somebody else set it.
    expect(again.secrets).not.toContain("OPENAI_API_KEY");
  });

  it("takes over what was made by hand and binds what is not bound", async () => {
    account.applications.push({
      application_id: 55,
      application_name: "halo_demo.me.voximplant.com",
    });
    account.rules.push({
      rule_id: 77,
      rule_name: "OutboundCallRule",
      rule_pattern: ".*",
      scenario_ids: [],
    });
    account.scenarios.push({
      scenario_id: 66,
      scenario_name: "OutboundCallWithAI-old",
      script: "",
    });
    expect(await deploy()).toMatchObject({
      applicationId: "55",
      ruleId: "77",
      created: ["scenario"],
    });
    expect(account.rules[0]?.scenario_ids).toEqual([201]);
    expect(account.scenarios[0]?.script).toBe("");
  });

  it("keeps to the application that was named", async () => {
    expect((await deploy("x", 909)).applicationId).toBe("909");
    expect(methods()).not.toContain("GetApplications");
  });

  it("refuses a text the platform would refuse, before it touches anything", async () => {
    await expect(deploy("x".repeat(128 * 1024))).rejects.toThrow(RangeError);
    expect(provider.received).toEqual([]);
  });

  it("stops at the first refusal and says which", async () => {
    provider.answer = json(200, { error: { code: 104, msg: "forbidden" } });
    await expect(deploy()).rejects.toMatchObject({
      name: "VoximplantError",
      message: "GetApplications: api_104",
      errorClass: "configuration",
    });
  });
});
