import "server-only";
import type { VoximplantAccess } from "./access";
import { askApi } from "./client";
import { AccountAnswer } from "./schema";

/** What may be shown of an account. */
export type VoximplantAccount = {
  id: string;
  name: string;
  isActive: boolean;
  isFrozen: boolean;
  balance: number;
  creditLimit: number;
  /** ISO 4217. */
  currency: string;
};

/**
 * Reads the account with its balance of this moment.
 * @throws VoximplantError
 */
export async function getAccount(access: VoximplantAccess): Promise<VoximplantAccount> {
  const { result } = await askApi(
    access,
    "GetAccountInfo",
    { return_live_balance: true },
    AccountAnswer,
  );
  return {
    id: result.account_id,
    name: result.account_name,
    isActive: result.active,
    isFrozen: result.frozen,
    balance: result.balance,
    creditLimit: result.credit_limit,
    // The platform still names the rouble by its code of before 1998.
    currency: result.currency === "RUR" ? "RUB" : result.currency,
  };
}

const currencies = new Map<string, string>();

/**
 * The currency that all costs of the account are in; it does not change, so it is asked once.
 * @throws VoximplantError
 */
export async function accountCurrency(access: VoximplantAccess): Promise<string> {
  const account = `${access.apiUrl} ${access.accountId}`;
  const known = currencies.get(account);
  if (known) return known;
  const { currency } = await getAccount(access);
  currencies.set(account, currency);
  return currency;
}
