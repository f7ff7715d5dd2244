import type { Account, Scenario } from "../account/account";
import { type ApiMethod, createLookup, listed, refuse } from "./lookup";
import { apiTime, type Parameters } from "./parameters";
import { ApiRefusal } from "./refusal";

/** AddScenario: shorter than 128 KB, a name shorter than 30 characters (reference of the method). */
const LARGEST_SCRIPT_BYTES = 128 * 1_024;
const LONGEST_NAME = 30;

/** Methods about scenarios. */
export function scenarioMethods(account: Account): Record<string, ApiMethod> {
  const { state } = account;
  const find = createLookup(account);

  function script(parameters: Parameters): string {
    const text = parameters.require("scenario_script");
    if (Buffer.byteLength(text) >= LARGEST_SCRIPT_BYTES)
      throw new ApiRefusal(101, "scenario_script");
    return text;
  }

  function scenarioName(parameters: Parameters): string {
    const name = parameters.require("scenario_name");
    if (name.length >= LONGEST_NAME) throw new ApiRefusal(101, "scenario_name");
    return name;
  }

  function addScenario(parameters: Parameters): object {
    const hasApplication = parameters.find("application_id") || parameters.find("application_name");
    const applicationId = hasApplication ? find.application(parameters).id : null;
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
  }

  function setScenarioInfo(parameters: Parameters): object {
    const required = parameters.find("required_scenario_name");
    const found = required
      ? (state.scenarios.find((one) => one.name === required) ?? refuse(146))
      : find.scenarios(parameters)[0];
    if (!found) throw new ApiRefusal(146);
    const text = parameters.find("scenario_script") ? script(parameters) : found.script;
    const name = parameters.find("scenario_name") ? scenarioName(parameters) : found.name;
    account.change(() => Object.assign(found, { script: text, name, modified: Date.now() }));
    return { result: 1 };
  }

  function getScenarios(parameters: Parameters): object {
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
  }

  return {
    AddScenario: addScenario,
    SetScenarioInfo: setScenarioInfo,
    GetScenarios: getScenarios,
  };
}
