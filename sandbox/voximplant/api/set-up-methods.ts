import type { Account, Application, Rule, Scenario, Secret } from "../account/account";
import { apiTime, type Parameters } from "./parameters";
import { ApiRefusal } from "./refusal";

export type ApiMethod = (parameters: Parameters) => object;

/** AddScenario: shorter than 128 KB, a name shorter than 30 characters (reference of the method). */
const LARGEST_SCRIPT_BYTES = 128 * 1_024;
const LONGEST_SCENARIO_NAME = 30;
const LONGEST_SECRET = 8_192;

/** Methods that set up applications, scenarios, rules and secrets. */
export function setUpMethods(account: Account, domain: string): Record<string, ApiMethod> {
  const { state } = account;

  function applicationOf(parameters: Parameters): Application {
    const id = parameters.findId("application_id", 116);
    const name = parameters.find("application_name");
    if (id === undefined && name === undefined) throw new ApiRefusal(134, "application_id");
    const found = state.applications.find((one) =>
      id === undefined ? one.name === name?.split(".")[0] : one.id === id,
    );
    return found ?? refuse(116);
  }

  function scenariosOf(parameters: Parameters): Scenario[] {
    const ids = parameters.findIds("scenario_id", 146);
    const names = parameters.find("scenario_name")?.split(";");
    if (!ids && !names) throw new ApiRefusal(134, "scenario_id");
    const byId = (ids ?? []).map((id) => state.scenarios.find((one) => one.id === id));
    const byName = (ids ? [] : (names ?? [])).map((name) =>
      state.scenarios.find((one) => one.name === name),
    );
    return [...byId, ...byName].map((one) => one ?? refuse(146));
  }

  function ruleOf(parameters: Parameters): Rule {
    const id = parameters.findId("rule_id", 147);
    const name = parameters.find("rule_name");
    if (id === undefined && name === undefined) throw new ApiRefusal(134, "rule_id");
    const found = state.rules.find((one) => (id === undefined ? one.name === name : one.id === id));
    return found ?? refuse(147);
  }

  function secretOf(parameters: Parameters): Secret {
    const application = applicationOf(parameters);
    const id = parameters.findId("secret_id", 101);
    const name = parameters.find("secret_name");
    const found = state.secrets.find(
      (one) =>
        one.applicationId === application.id &&
        (id === undefined ? one.name === name : one.id === id),
    );
    return found ?? refuse(101, "secret_id");
  }

  function script(parameters: Parameters): string {
    const text = parameters.require("scenario_script");
    if (Buffer.byteLength(text) >= LARGEST_SCRIPT_BYTES)
      throw new ApiRefusal(101, "scenario_script");
    return text;
  }

  function scenarioName(parameters: Parameters): string {
    const name = parameters.require("scenario_name");
    if (name.length >= LONGEST_SCENARIO_NAME) throw new ApiRefusal(101, "scenario_name");
    return name;
  }

  function secretValue(parameters: Parameters): string {
    const value = parameters.require("secret_value");
    if (value.length > LONGEST_SECRET) throw new ApiRefusal(101, "secret_value");
    return value;
  }

  return {
    AddApplication: (parameters) => {
      const name = parameters.require("application_name");
      if (!/^[a-z][a-z0-9-]{0,64}$/.test(name)) throw new ApiRefusal(101, "application_name");
      if (state.applications.some((one) => one.name === name)) throw new ApiRefusal(253);
      const application = { id: account.newId(), name, modified: Date.now() };
      account.change((all) => all.applications.push(application));
      return {
        result: 1,
        application_id: application.id,
        application_name: `${name}.${domain}`,
        secure_record_storage: false,
      };
    },
    GetApplications: (parameters) => {
      const id = parameters.findId("application_id", 116);
      const name = parameters.find("application_name");
      const found = state.applications.filter(
        (one) => (id === undefined || one.id === id) && (!name || one.name.includes(name)),
      );
      return listed(parameters, found, (one) => ({
        application_id: one.id,
        application_name: `${one.name}.${domain}`,
        modified: apiTime(one.modified),
        secure_record_storage: false,
      }));
    },
    AddScenario: (parameters) => {
      const hasApplication =
        parameters.find("application_id") || parameters.find("application_name");
      const applicationId = hasApplication ? applicationOf(parameters).id : null;
      const name = scenarioName(parameters);
      const known = state.scenarios.find(
        (one) => one.name === name && one.applicationId === applicationId,
      );
      if (known && !parameters.flag("rewrite")) throw new ApiRefusal(253);
      const scenario: Scenario = known ?? {
        id: account.newId(),
        applicationId,
        name,
        script: "",
        modified: 0,
      };
      const text = script(parameters);
      account.change((all) => {
        scenario.script = text;
        scenario.modified = Date.now();
        if (!known) all.scenarios.push(scenario);
      });
      return { result: 1, scenario_id: scenario.id };
    },
    SetScenarioInfo: (parameters) => {
      const required = parameters.find("required_scenario_name");
      const found = required
        ? (state.scenarios.find((one) => one.name === required) ?? refuse(146))
        : scenariosOf(parameters)[0];
      if (!found) throw new ApiRefusal(146);
      const text = parameters.find("scenario_script") ? script(parameters) : found.script;
      const name = parameters.find("scenario_name") ? scenarioName(parameters) : found.name;
      account.change(() => Object.assign(found, { script: text, name, modified: Date.now() }));
      return { result: 1 };
    },
    GetScenarios: (parameters) => {
      const ids = parameters.findIds("scenario_id", 146);
      const name = parameters.find("scenario_name");
      const applicationId = parameters.findId("application_id", 116);
      const found = state.scenarios.filter(
        (one) =>
          (!ids || ids.includes(one.id)) &&
          (!name || one.name.includes(name)) &&
          (applicationId === undefined || one.applicationId === applicationId),
      );
      const isWhole = parameters.flag("with_script");
      return listed(parameters, found, (one) => ({
        scenario_id: one.id,
        scenario_name: one.name,
        modified: apiTime(one.modified),
        ...(isWhole ? { scenario_script: one.script } : {}),
      }));
    },
    AddRule: (parameters) => {
      const application = applicationOf(parameters);
      const name = parameters.require("rule_name");
      const rule: Rule = {
        id: account.newId(),
        applicationId: application.id,
        name,
        pattern: parameters.require("rule_pattern"),
        scenarioIds: scenariosOf(parameters).map((one) => one.id),
        modified: Date.now(),
      };
      if (state.rules.some((one) => one.applicationId === application.id && one.name === name)) {
        throw new ApiRefusal(253);
      }
      account.change((all) => all.rules.push(rule));
      return { result: 1, rule_id: rule.id };
    },
    SetRuleInfo: (parameters) => {
      const rule = ruleOf(parameters);
      const changes = {
        name: parameters.find("rule_name") ?? rule.name,
        pattern: parameters.find("rule_pattern") ?? rule.pattern,
        modified: Date.now(),
      };
      account.change(() => Object.assign(rule, changes));
      return { result: 1 };
    },
    GetRules: (parameters) => {
      const application = applicationOf(parameters);
      const id = parameters.findId("rule_id", 147);
      const name = parameters.find("rule_name");
      const found = state.rules.filter(
        (one) =>
          one.applicationId === application.id &&
          (id === undefined || one.id === id) &&
          (!name || one.name.includes(name)),
      );
      const isWhole = parameters.flag("with_scenarios");
      return listed(parameters, found, (one) => ({
        application_id: one.applicationId,
        rule_id: one.id,
        rule_name: one.name,
        rule_pattern: one.pattern,
        rule_pattern_exclude: "",
        video_conference: false,
        modified: apiTime(one.modified),
        ...(isWhole ? { scenarios: one.scenarioIds.map(describeScenario) } : {}),
      }));
    },
    BindScenario: (parameters) => {
      const rule = ruleOf(parameters);
      const ids = scenariosOf(parameters).map((one) => one.id);
      const isBound = parameters.flag("bind", true);
      const others = rule.scenarioIds.filter((id) => !ids.includes(id));
      account.change(() => {
        rule.scenarioIds = isBound ? [...others, ...ids] : others;
      });
      return { result: 1 };
    },
    AddSecret: (parameters) => {
      const application = applicationOf(parameters);
      const name = parameters.require("secret_name");
      if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) throw new ApiRefusal(101, "secret_name");
      const isTaken = state.secrets.some(
        (one) => one.applicationId === application.id && one.name === name,
      );
      if (isTaken) throw new ApiRefusal(253);
      const secret: Secret = {
        id: account.newId(),
        applicationId: application.id,
        name,
        value: secretValue(parameters),
        description: parameters.find("description") ?? "",
      };
      account.change((all) => all.secrets.push(secret));
      return { result: 1, secret_id: secret.id };
    },
    SetSecretInfo: (parameters) => {
      const secret = secretOf(parameters);
      const value = secretValue(parameters);
      account.change(() => {
        secret.value = value;
      });
      return { result: 1 };
    },
    GetSecrets: (parameters) => {
      const application = applicationOf(parameters);
      const found = state.secrets.filter((one) => one.applicationId === application.id);
      return listed(parameters, found, (one) => ({
        secret_id: one.id,
        secret_name: one.name,
        description: one.description,
        application_id: one.applicationId,
      }));
    },
    GetSecretValue: (parameters) => ({ result: { secret_value: secretOf(parameters).value } }),
    DelSecret: (parameters) => {
      const { id } = secretOf(parameters);
      account.change((all) => {
        all.secrets = all.secrets.filter((one) => one.id !== id);
      });
      return { result: 1 };
    },
  };

  function describeScenario(id: number): object {
    const scenario = state.scenarios.find((one) => one.id === id);
    return { scenario_id: id, scenario_name: scenario?.name ?? "" };
  }
}

/** One page of a list as all Get methods give it. @throws ApiRefusal 160 */
export function listed<Item>(
  parameters: Parameters,
  all: readonly Item[],
  describe: (item: Item) => object,
): object {
  const { count, offset } = parameters.page();
  const page = all.slice(offset, offset + count);
  return { result: page.map(describe), total_count: all.length, count: page.length };
}

function refuse(code: 101 | 116 | 146 | 147, detail?: string): never {
  throw new ApiRefusal(code, detail);
}
