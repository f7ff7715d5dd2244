import type { Account, Application, Rule, Scenario } from "../account/account";
import type { Parameters } from "./parameters";
import { ApiRefusal, type RefusalCode } from "./refusal";

/** One method of the management API. @throws ApiRefusal */
export type ApiMethod = (parameters: Parameters) => object;

export function refuse(code: RefusalCode, detail?: string): never {
  throw new ApiRefusal(code, detail);
}

/** One page of a list as all Get methods give it. @throws ApiRefusal 160 */
export function listed<Item>(
  parameters: Parameters,
  all: readonly Item[],
  tell: (item: Item) => object,
): object {
  const { count, offset } = parameters.page();
  const page = all.slice(offset, offset + count);
  return { result: page.map(tell), total_count: all.length, count: page.length };
}

/** Finds what a request names by id or by name. @throws ApiRefusal when it is not there or not named */
export function createLookup({ state }: Account) {
  return {
    application: (parameters: Parameters): Application => {
      const id = parameters.findId("application_id", 116);
      const name = parameters.find("application_name");
      if (id === undefined && name === undefined) throw new ApiRefusal(134, "application_id");
      const found = state.applications.find((one) =>
        id === undefined ? one.name === name?.split(".")[0] : one.id === id,
      );
      return found ?? refuse(116);
    },
    scenarios: (parameters: Parameters): Scenario[] => {
      const ids = parameters.findIds("scenario_id", 146);
      const names = parameters.find("scenario_name")?.split(";");
      if (!ids && !names) throw new ApiRefusal(134, "scenario_id");
      const found = ids
        ? ids.map((id) => state.scenarios.find((one) => one.id === id))
        : (names ?? []).map((name) => state.scenarios.find((one) => one.name === name));
      return found.map((one) => one ?? refuse(146));
    },
    rule: (parameters: Parameters): Rule => {
      const id = parameters.findId("rule_id", 147);
      const name = parameters.find("rule_name");
      if (id === undefined && name === undefined) throw new ApiRefusal(134, "rule_id");
      const found = state.rules.find((one) =>
        id === undefined ? one.name === name : one.id === id,
      );
      return found ?? refuse(147);
    },
  };
}
