import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { makeActor } from "@/lib/calls/testing/test-calls";
import { testConnection } from "@/lib/follow-ups/connections/test-connection";
import { listConnections } from "@/lib/settings/connections/list-connections";
import { canary, foundIn, hasNumber } from "./secrets";

const KEYS = {
  sms_ru: "CANARY-5F1B2C3D-9E8F-4A7B-8C6D",
  telegram: "7001234567:AAcanaryKx91LmNoPqRsTuVwXyZ0123456",
  hubspot: "pat-canary-44c1-9d2e-6f7a8b9c0d1e",
};
const canaries = Object.entries(KEYS).map(([name, secret]) => canary(name, secret));
let asked = "";

/** Fails with all that it was asked. */
const echo = createServer((request, response) => {
  asked += `${request.url} ${JSON.stringify(request.headers)}`;
  response
    .writeHead(500, { "content-type": "application/json" })
    .end(JSON.stringify({ message: `${request.url} ${JSON.stringify(request.headers)}` }));
});
await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
Object.assign(process.env, {
  SMS_RU_URL: url,
  SMS_RU_API_ID: KEYS.sms_ru,
  TELEGRAM_API_URL: url,
  TELEGRAM_BOT_TOKEN: KEYS.telegram,
  TELEGRAM_BOT_NAME: "canary_bot",
  HUBSPOT_URL: url,
  HUBSPOT_TOKEN: KEYS.hubspot,
});
const database = withTestDatabase(closeDatabase);
afterAll(() => {
  echo.closeAllConnections();
  echo.close();
});

it("keys that a service repeats in its errors are told to nobody", async () => {
  const actor = await makeActor("admin");
  for (const provider of ["sms_ru", "telegram", "hubspot"] as const) {
    const answer = await testConnection({ actor, input: { provider } });
    expect(answer.isWorking).toBe(false);
    expect(foundIn(JSON.stringify(answer), canaries)).toEqual([]);
  }
  expect(foundIn(asked, canaries)).not.toEqual([]);
  const stored = await database.sql`
    select (select json_agg(c) from connections c)::text || (select json_agg(a) from audit_log a)::text as text`;
  const told = JSON.stringify([stored, await listConnections(actor)]);
  expect(told).toContain("hubspot");
  expect(foundIn(told, canaries)).toEqual([]);
});

it("a canary is found in whatever form it is written", () => {
  const [one] = canaries;
  for (const form of one?.forms ?? []) expect(foundIn(`x ${form} y`, canaries)).toEqual(["sms_ru"]);
  expect(foundIn("nothing", canaries)).toEqual([]);
  for (const text of ["+998901234567", "998 90 123 45 67", "tel 901234567."])
    expect(hasNumber(text.replace("998 90", "90"), "+998901234567")).toBe(true);
  expect(hasNumber("phoneTail 67, at 1769012345671", "+998901234567")).toBe(false);
});
