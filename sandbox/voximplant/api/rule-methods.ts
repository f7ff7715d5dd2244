import type { Account, Rule } from "../account/account";
import { type ApiMethod, createLookup, listed } from "./lookup";
import { apiTime, type Parameters } from "./parameters";
import { ApiRefusal } from "./refusal";

/** Methods about rules: which scenarios a session runs. */
export function ruleMethods(account: Account): Record<string, ApiMethod> {
  const { state } = account;
  const find = createLookup(account);

  function tellScenario(id: number): object {
    const scenario = state.scenarios.find((one) => one.id === id);
    return { scenario_id: id, scenario_name: scenario?.name ?? "" };
  }

  function addRule(parameters: Parameters): object {
    const application = find.application(parameters);
    const name = parameters.require("rule_name");
    const rule: Rule = {
      id: account.newId(),
      applicationId: application.id,
      name,
      pattern: parameters.require("rule_pattern"),
      scenarioIds: find.scenarios(parameters).map((one) => one.id),
      modified: Date.now(),
    };
    if (state.rules.some((one) => one.applicationId === application.id && one.name === name)) {
      throw new ApiRefusal(253);
    }
    account.change((all) => all.rules.push(rule));
    return { result: 1, rule_id: rule.id };
  }

  function setRuleInfo(parameters: Parameters): object {
    const rule = find.rule(parameters);
    const changes = {
      name: parameters.find("rule_name") ?? rule.name,
      pattern: parameters.find("rule_pattern") ?? rule.pattern,
      modified: Date.now(),
    };
    account.change(() => Object.assign(rule, changes));
    return { result: 1 };
  }

  function getRules(parameters: Parameters): object {
    const application = find.application(parameters);
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
      ...(isWhole ? { scenarios: one.scenarioIds.map(tellScenario) } : {}),
    }));
  }

  function bindScenario(parameters: Parameters): object {
    const rule = find.rule(parameters);
    const ids = find.scenarios(parameters).map((one) => one.id);
    const isBound = parameters.flag("bind", true);
    const others = rule.scenarioIds.filter((id) => !ids.includes(id));
    account.change(() => {
      rule.scenarioIds = isBound ? [...others, ...ids] : others;
    });
    return { result: 1 };
  }

  return {
    AddRule: addRule,
    SetRuleInfo: setRuleInfo,
    GetRules: getRules,
    BindScenario: bindScenario,
  };
}
