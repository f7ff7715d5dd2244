import "server-only";
import type { VoximplantAccess } from "./api/access";
import { askApi } from "./api/client";
import { APPLICATION_NAME, findApplication, findRule, RULE_NAME, SCENARIO_NAME } from "./api/rule";
import {
  AddedApplication,
  AddedRule,
  AddedScenario,
  Done,
  RulesAnswer,
  ScenariosAnswer,
  SecretsAnswer,
} from "./api/schema";

/** AddScenario: the text must be shorter than 128 KB. */
const MAX_SCRIPT_BYTES = 128 * 1024;
/** Sessions are started by the rule's id; no number that calls in may start the outbound scenario. */
const RULE_PATTERN = "^halo-outbound$";

export type Deployment = {
  applicationId: string;
  scenarioId: string;
  ruleId: string;
  /** What was made anew, e.g. ["application", "rule"]. */
  created: string[];
  /** Names of the secrets that were written. */
  secrets: string[];
};

/** What the scenario reads by `VoxEngine.getSecretValue`; null: not known, the secret stays as it is. */
export type ScenarioSecrets = {
  HALO_URL: string;
  HALO_WEBHOOK_KEY: string;
  OPENAI_API_KEY: string | null;
};

/**
 * Brings the account to the state in which calls can be made. May be run again at any time: what is there is kept,
 * scenario text and secrets are overwritten.
 * @param script text of dist/voxengine/outbound-call.js
 * @param target the application to use; null: the one of our name, made where there is none
 * @returns the ids to put into VOXIMPLANT_APPLICATION_ID and VOXIMPLANT_RULE_ID
 * @throws RangeError for a script that is too long; VoximplantError
 */
export async function deployScenario(
  access: VoximplantAccess,
  script: string,
  target: { applicationId: number | null; secrets: ScenarioSecrets },
): Promise<Deployment> {
  if (new TextEncoder().encode(script).byteLength >= MAX_SCRIPT_BYTES) {
    throw new RangeError("the scenario is longer than 128 KB");
  }
  const created: string[] = [];
  const application = await findApplication(access, target.applicationId);
  const applicationId = application ?? (await addApplication(access));
  if (!application) created.push("application");
  // Secrets before the script: a session of the new script must find them.
  const written = await writeSecrets(access, applicationId, target.secrets);
  const scenario = await findScenario(access, applicationId);
  const scenarioId = scenario ?? (await addScenario(access, applicationId, script));
  if (scenario) {
    const params = { scenario_id: scenario, scenario_script: script };
    await askApi(access, "SetScenarioInfo", params, Done);
  } else created.push("scenario");
  const rule = await findRule(access, applicationId);
  const ruleId = rule?.ruleId ?? (await addRule(access, applicationId, scenarioId));
  if (!rule) created.push("rule");
  const bound = rule ? rule.scenarioIds : await boundScenarios(access, applicationId, ruleId);
  if (!bound.includes(scenarioId)) {
    const params = {
      application_id: applicationId,
      rule_id: ruleId,
      scenario_id: scenarioId,
      bind: true,
    };
    await askApi(access, "BindScenario", params, Done);
  }
  return { applicationId, scenarioId, ruleId, created, secrets: written };
}

async function addApplication(access: VoximplantAccess): Promise<string> {
  const params = { application_name: APPLICATION_NAME };
  const added = await askApi(access, "AddApplication", params, AddedApplication);
  return added.application_id;
}

async function findScenario(
  access: VoximplantAccess,
  applicationId: string,
): Promise<string | null> {
  const params = { application_id: applicationId, scenario_name: SCENARIO_NAME, count: 100 };
  const { result } = await askApi(access, "GetScenarios", params, ScenariosAnswer);
  // The filter finds parts of names too.
  return result.find(({ scenario_name }) => scenario_name === SCENARIO_NAME)?.scenario_id ?? null;
}

async function addScenario(
  access: VoximplantAccess,
  applicationId: string,
  script: string,
): Promise<string> {
  const params = {
    application_id: applicationId,
    scenario_name: SCENARIO_NAME,
    scenario_script: script,
  };
  return (await askApi(access, "AddScenario", params, AddedScenario)).scenario_id;
}

async function addRule(
  access: VoximplantAccess,
  applicationId: string,
  scenarioId: string,
): Promise<string> {
  const params = {
    application_id: applicationId,
    rule_name: RULE_NAME,
    rule_pattern: RULE_PATTERN,
    scenario_id: scenarioId,
  };
  return (await askApi(access, "AddRule", params, AddedRule)).rule_id;
}

async function boundScenarios(
  access: VoximplantAccess,
  applicationId: string,
  ruleId: string,
): Promise<string[]> {
  const params = { application_id: applicationId, rule_id: ruleId, with_scenarios: true };
  const { result } = await askApi(access, "GetRules", params, RulesAnswer);
  const rule = result.find(({ rule_id }) => rule_id === ruleId);
  return rule?.scenarios.map(({ scenario_id }) => scenario_id) ?? [];
}

/** Values are written blindly: they are never read back. */
async function writeSecrets(
  access: VoximplantAccess,
  applicationId: string,
  secrets: ScenarioSecrets,
): Promise<string[]> {
  const params = { application_id: applicationId, count: 1000 };
  const { result } = await askApi(access, "GetSecrets", params, SecretsAnswer);
  const written: string[] = [];
  for (const [name, value] of Object.entries(secrets)) {
    if (value === null) continue;
    const known = result.find(({ secret_name }) => secret_name === name);
    const common = { application_id: applicationId, secret_value: value };
    if (known) {
      await askApi(access, "SetSecretInfo", { ...common, secret_id: known.secret_id }, Done);
    } else {
      await askApi(access, "AddSecret", { ...common, secret_name: name }, Done);
    }
    written.push(name);
  }
  return written;
}
