import { RENTED_NUMBERS, VERIFIED_NUMBERS } from "../account/account";
import type { History } from "../account/history";
import { type ApiMethod, listed } from "./lookup";
import { apiTime, type Parameters } from "./parameters";

/** What the account starts with; when less than a tenth is left it is filled up again. */
const FULL_BALANCE_USD = 500;

/** What the account has spent on all sessions of its history, US dollars. */
function spent(history: History): number {
  let usd = 0;
  for (const session of history.sessions()) {
    for (const call of session.calls) usd += call.costUsd;
    for (const record of session.records) usd += record.costUsd;
    for (const use of session.resources) usd += use.costUsd;
  }
  return usd;
}

/** Methods about the account itself and its numbers. */
export function accountMethods(
  history: History,
  who: { accountId: string; apiKey: string; domain: string; apiAddress: string },
): Record<string, ApiMethod> {
  function getAccountInfo(parameters: Parameters): object {
    const balance = FULL_BALANCE_USD - (spent(history) % (FULL_BALANCE_USD * 0.9));
    return {
      result: {
        account_id: Number(who.accountId),
        account_name: who.domain.split(".")[0],
        account_email: "owner@sandbox.test",
        // The real API echoes these as well: whoever logs the answer logs the keys.
        api_key: who.apiKey,
        callback_salt: "sandbox-callback-salt",
        active: true,
        frozen: false,
        balance: Math.round(balance * 100) / 100,
        ...(parameters.flag("return_live_balance")
          ? { live_balance: Math.round(balance * 100) / 100 }
          : {}),
        credit_limit: 0,
        currency: "USD",
        created: "2026-01-01 00:00:00",
        language_code: "en",
        location: "UTC",
      },
      api_address: who.apiAddress,
    };
  }

  function getPhoneNumbers(parameters: Parameters): object {
    const wanted = parameters.find("phone_number");
    const found = RENTED_NUMBERS.filter((number) => !wanted || number === wanted);
    return listed(parameters, found, (number) => ({
      phone_id: Number(number.slice(-9)),
      phone_number: number,
      phone_price: 2,
      deactivated: false,
      is_frozen: false,
      auto_charge: true,
      can_be_used: true,
      activation_status: "ACTIVE",
      phone_category_name: "GEOGRAPHIC",
      verification_status: "VERIFIED",
      phone_purchase_date: "2026-01-01 00:00:00",
      phone_next_renewal: apiTime(Date.now() + 20 * 86_400_000).slice(0, 10),
    }));
  }

  function getCallerIDs(parameters: Parameters): object {
    const isActiveWanted = parameters.find("active") ? parameters.flag("active") : true;
    const found = isActiveWanted ? VERIFIED_NUMBERS : [];
    return listed(parameters, found, (number) => ({
      callerid_id: Number(number.slice(-9)),
      callerid_number: number,
      active: true,
      verified_until: apiTime(Date.now() + 200 * 86_400_000).slice(0, 10),
    }));
  }

  return {
    GetAccountInfo: getAccountInfo,
    GetPhoneNumbers: getPhoneNumbers,
    GetCallerIDs: getCallerIDs,
  };
}
