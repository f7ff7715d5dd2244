import "server-only";
import { database } from "@/db/client";
import { connections } from "@/db/schema";
import { readerAddress } from "@/lib/analysis/reader/ask-model";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { log } from "@/lib/platform/log";
import type { ConnectionName } from "@/lib/settings/connections/schema";
import { telephonyRoad } from "@/lib/telephony/registry";
import { hubspotAddress } from "../providers/hubspot";
import { askOutside, type OutsideRequest } from "../providers/outside-request";
import { smsAddress } from "../providers/sms-ru";
import { telegramBot } from "../providers/telegram";

export type ConnectionTest = { isWorking: boolean; code: string | null };

/**
 * Asks a service, with the key that counts now, for something that costs and changes nothing; keeps how it went.
 * @throws AppError forbidden
 */
export async function testConnection({
  actor,
  input,
}: {
  actor: Actor;
  input: { provider: ConnectionName };
}): Promise<ConnectionTest> {
  assertCan(actor, "settings.edit");
  const code = await TESTS[input.provider]();
  const row = { testedAt: new Date(), isWorking: code === null, testCode: code };
  await database().transaction(async (tx) => {
    await tx
      .insert(connections)
      .values({ provider: input.provider, ...row })
      .onConflictDoUpdate({ target: connections.provider, set: row });
    await audit(
      tx,
      actor,
      "connections.tested",
      { kind: "connection", id: input.provider },
      { isWorking: row.isWorking },
    );
  });
  return { isWorking: row.isWorking, code };
}

const NOT_CONNECTED = "not_configured";

/** A short code of what is wrong; null: it works. */
const TESTS: Record<ConnectionName, () => Promise<string | null>> = {
  async voximplant() {
    try {
      const account = await telephonyRoad().readAccount();
      if (!account.isActive) return "account_inactive";
      return account.balance + account.creditLimit > 0 ? null : "no_funds";
    } catch (error) {
      log.warn("the telephony did not answer its test", { error });
      return error instanceof Error && "code" in error ? String(error.code) : "unreachable";
    }
  },
  async openai() {
    const at = await readerAddress();
    if (!at) return NOT_CONNECTED;
    return codeOf({
      ...bearer(at.apiKey),
      provider: "openai",
      url: `${at.baseUrl}/models`,
    });
  },
  async sms_ru() {
    const at = await smsAddress();
    if (!at) return NOT_CONNECTED;
    const body = { form: { api_id: at.apiId, json: "1" } };
    return codeOf(
      { provider: "sms-ru", name: "test", method: "POST", url: `${at.baseUrl}/auth/check`, body },
      (json) => (json.status_code === 100 ? null : String(json.status_code)),
    );
  },
  async telegram() {
    const bot = await telegramBot();
    if (!bot) return NOT_CONNECTED;
    const url = `${bot.baseUrl}/bot${bot.token}/getMe`;
    return codeOf({ provider: "telegram", name: "test", method: "GET", url }, (json) => {
      const me = json.result as { username?: unknown } | undefined;
      if (json.ok !== true) return "refused";
      return String(me?.username).toLowerCase() === bot.name.toLowerCase() ? null : "other_bot";
    });
  },
  async hubspot() {
    const at = await hubspotAddress();
    if (!at) return NOT_CONNECTED;
    return codeOf({
      ...bearer(at.token),
      provider: "hubspot",
      method: "POST",
      url: `${at.baseUrl}/crm/v3/objects/contacts/search`,
      body: { json: { filterGroups: [], properties: ["phone"], limit: 1 } },
    });
  },
};

const bearer = (key: string) => ({
  name: "test",
  method: "GET" as const,
  headers: { authorization: `Bearer ${key}` },
});

async function codeOf(
  request: OutsideRequest,
  judge: (json: Record<string, unknown>) => string | null = () => null,
): Promise<string | null> {
  const answer = await askOutside(request);
  if (answer.kind !== "answered") return answer.code;
  if (answer.status < 200 || answer.status >= 300) return String(answer.status);
  const isObject = typeof answer.json === "object" && answer.json !== null;
  return isObject ? judge(answer.json as Record<string, unknown>) : "unreadable_answer";
}
