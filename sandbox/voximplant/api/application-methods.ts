import type { Account } from "../account/account";
import { type ApiMethod, listed } from "./lookup";
import { apiTime, type Parameters } from "./parameters";
import { ApiRefusal } from "./refusal";

/** Methods about applications. @param domain what their full names end with */
export function applicationMethods(account: Account, domain: string): Record<string, ApiMethod> {
  const { state } = account;

  function addApplication(parameters: Parameters): object {
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
  }

  function getApplications(parameters: Parameters): object {
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
  }

  return {
    AddApplication: addApplication,
    GetApplications: getApplications,
  };
}
