import type { Account, Secret } from "../account/account";
import { type ApiMethod, createLookup, listed, refuse } from "./lookup";
import type { Parameters } from "./parameters";
import { ApiRefusal } from "./refusal";

const LONGEST_VALUE = 8_192;

/** Methods about the secrets of an application, which its scenarios read by `VoxEngine.getSecretValue`. */
export function secretMethods(account: Account): Record<string, ApiMethod> {
  const { state } = account;
  const find = createLookup(account);

  function secretOf(parameters: Parameters): Secret {
    const application = find.application(parameters);
    const id = parameters.findId("secret_id", 101);
    const name = parameters.find("secret_name");
    const found = state.secrets.find(
      (one) =>
        one.applicationId === application.id &&
        (id === undefined ? one.name === name : one.id === id),
    );
    return found ?? refuse(101, "secret_id");
  }

  function secretValue(parameters: Parameters): string {
    const value = parameters.require("secret_value");
    if (value.length > LONGEST_VALUE) throw new ApiRefusal(101, "secret_value");
    return value;
  }

  function addSecret(parameters: Parameters): object {
    const application = find.application(parameters);
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
  }

  function setSecretInfo(parameters: Parameters): object {
    const secret = secretOf(parameters);
    const value = secretValue(parameters);
    account.change(() => {
      secret.value = value;
    });
    return { result: 1 };
  }

  function getSecrets(parameters: Parameters): object {
    const application = find.application(parameters);
    const found = state.secrets.filter((one) => one.applicationId === application.id);
    return listed(parameters, found, (one) => ({
      secret_id: one.id,
      secret_name: one.name,
      description: one.description,
      application_id: one.applicationId,
    }));
  }

  function getSecretValue(parameters: Parameters): object {
    return { result: { secret_value: secretOf(parameters).value } };
  }

  function delSecret(parameters: Parameters): object {
    const { id } = secretOf(parameters);
    account.change((all) => {
      all.secrets = all.secrets.filter((one) => one.id !== id);
    });
    return { result: 1 };
  }

  return {
    AddSecret: addSecret,
    SetSecretInfo: setSecretInfo,
    GetSecrets: getSecrets,
    GetSecretValue: getSecretValue,
    DelSecret: delSecret,
  };
}
