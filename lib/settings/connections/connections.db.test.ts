import { beforeEach, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { removeConnectionKey, setConnectionKey } from "./change-key";
import { listConnections } from "./list-connections";
import { ConnectionKey } from "./schema";
import { storedKey } from "./stored-key";

const testDatabase = withTestDatabase(closeDatabase);
const ACTOR = { kind: "system", name: "cli" } as const;
const SECRET = "sms-key-of-12345678-tail";

beforeEach(async () => {
  await testDatabase.sql`truncate connections, audit_log`;
});

it("a key is sealed, shown by its last four characters only, and forgotten when removed", async () => {
  await setConnectionKey({ actor: ACTOR, input: { provider: "sms_ru", secret: SECRET } });
  const [row] = await testDatabase.sql`select * from connections`;
  const [line] = await testDatabase.sql`select * from audit_log`;
  expect(JSON.stringify([row, line])).not.toContain(SECRET);
  const shown = await listConnections(ACTOR);
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  expect(shown.find(({ provider }) => provider === "sms_ru")).toMatchObject({
    source: "here",
    world: "real",
    host: "sms.ru",
    last4: "tail",
  });
  expect(await storedKey("sms_ru")).toEqual({ secret: SECRET, account: null });
  await removeConnectionKey({ actor: ACTOR, input: { provider: "sms_ru" } });
  expect(await storedKey("sms_ru")).toBeNull();
});

it("a ciphertext moved to another service does not open", async () => {
  await setConnectionKey({ actor: ACTOR, input: { provider: "sms_ru", secret: SECRET } });
  await testDatabase.sql`update connections set provider = 'hubspot'`;
  expect(await storedKey("hubspot")).toBeNull();
});

it.each([
  { provider: "telegram", secret: "123456:abcdefgh" },
  { provider: "sms_ru", secret: "short" },
  { provider: "hubspot", secret: "a key with spaces" },
  { provider: "voximplant", secret: SECRET },
])("refuses %j", (input) => {
  expect(ConnectionKey.safeParse(input).success).toBe(false);
});
