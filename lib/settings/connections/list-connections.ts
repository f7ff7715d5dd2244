import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { World } from "@/db/enums";
import { callAttempts, callSteps, connections, telegramMessages } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { env } from "@/lib/env";
import { worldOfUrl } from "../provider-world";
import { CONNECTIONS, type ConnectionName } from "./schema";

export type ConnectionView = {
  provider: ConnectionName;
  source: "here" | "environment" | "none";
  /** Null: not connected. */
  world: World | null;
  /** Host that is asked; null: not connected. */
  host: string | null;
  /** Of a key entered here. */
  last4: string | null;
  /** Name of the Telegram bot. */
  account: string | null;
  updatedAt: string | null;
  test: { at: string; isWorking: boolean; code: string | null } | null;
  /** What the service last met at work and has not got over; null: nothing of late. */
  lastError: { code: string; at: string } | null;
};

/** Addresses a key that was entered on screen goes to. */
export const REAL_ADDRESS = {
  openai: "https://api.openai.com/v1",
  sms_ru: "https://sms.ru",
  telegram: "https://api.telegram.org",
  hubspot: "https://api.hubapi.com",
} as const;

/** Every outside service: where its key comes from, how its last test went; never the key. @throws AppError forbidden */
export async function listConnections(actor: Actor): Promise<ConnectionView[]> {
  assertCan(actor, "settings.read");
  const [rows, errors] = await Promise.all([
    database().select().from(connections),
    readLastErrors(),
  ]);
  return CONNECTIONS.map((provider) => {
    const row = rows.find((known) => known.provider === provider);
    const isHere = Boolean(row?.secret) && provider !== "voximplant";
    const fromEnv = addressFromEnv(provider);
    const url = isHere ? REAL_ADDRESS[provider] : fromEnv;
    const error = errors.find((known) => known.provider === provider);
    return {
      provider,
      source: isHere ? "here" : fromEnv ? "environment" : "none",
      world: url ? worldOfUrl(url) : null,
      host: url ? new URL(url).host : null,
      last4: isHere ? (row?.last4 ?? null) : null,
      account: isHere ? (row?.account ?? null) : null,
      updatedAt: isHere ? (row?.updatedAt.toISOString() ?? null) : null,
      test:
        row?.testedAt && row.isWorking !== null
          ? { at: row.testedAt.toISOString(), isWorking: row.isWorking, code: row.testCode }
          : null,
      lastError: error ? { code: error.code, at: new Date(error.at).toISOString() } : null,
    };
  });
}

/** The address the environment points at, if it holds a key too. */
function addressFromEnv(provider: ConnectionName): string | null {
  const from = env();
  switch (provider) {
    case "voximplant":
      return from.VOXIMPLANT_ACCOUNT_ID ? from.VOXIMPLANT_API_URL : null;
    case "openai":
      return from.OPENAI_API_KEY ? (from.OPENAI_BASE_URL ?? REAL_ADDRESS.openai) : null;
    case "sms_ru":
      return from.SMS_RU_API_ID ? from.SMS_RU_URL : null;
    case "telegram":
      return from.TELEGRAM_BOT_TOKEN ? from.TELEGRAM_API_URL : null;
    case "hubspot":
      return from.HUBSPOT_TOKEN ? from.HUBSPOT_URL : null;
  }
}

type LastError = { provider: string; code: string; at: string };

/** From the rows that still stand badly, which partial indexes hold. */
async function readLastErrors(): Promise<LastError[]> {
  const step = (name: string, states: string) => sql`
    (select error as code, updated_at as at from ${callSteps}
      where step = ${name} and state in (${sql.raw(states)}) and error is not null
        and step ${sql.raw(name === "reading" ? "=" : "<>")} 'reading'
      order by updated_at desc limit 1)`;
  const outside = "'sending', 'retry', 'unknown', 'failed_final'";
  return database().execute<LastError>(sql`
    select 'openai' as provider, e.* from ${step("reading", "'retry', 'unknown'")} e
    union all select 'sms_ru', e.* from ${step("sms", outside)} e
    union all select 'hubspot', e.* from ${step("crm", outside)} e
    union all select 'telegram', e.* from (
      select error as code, updated_at as at from ${telegramMessages}
       where state not in ('done', 'given_up') and error is not null
       order by updated_at desc limit 1) e
    union all select 'voximplant', e.* from (
      select start_error as code, dial_started_at as at from ${callAttempts}
       where start_error is not null and dial_started_at > now() - interval '7 days'
       order by dial_started_at desc limit 1) e`);
}
