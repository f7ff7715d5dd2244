import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { auditLog, settings } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { getSettings } from "./queries";
import { setSetting } from "./set-setting";

withTestDatabase(closeDatabase);

const SYSTEM = { kind: "system", name: "cli" } as const;
const REP = {
  kind: "user",
  userId: "00000000-0000-4000-8000-000000000001",
  sessionId: "00000000-0000-4000-8000-000000000002",
  name: "rep",
  email: "rep@test.example",
  role: "rep",
  teamId: null,
  seesAllTeams: false,
  locale: null,
  ip: null,
} as const;

it("changes the named fields, keeps the others, and is audited", async () => {
  await setSetting({ actor: SYSTEM, input: { key: "dialing", value: { ringSeconds: 20 } } });
  await setSetting({ actor: SYSTEM, input: { key: "dialing", value: { paused: true } } });
  expect((await getSettings()).dialing).toMatchObject({
    ringSeconds: 20,
    paused: true,
    maxCallSeconds: 300,
  });
  const lines = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, "settings.changed"));
  expect(lines.map((line) => line.detail)).toEqual([
    { fields: ["ringSeconds"] },
    { fields: ["paused"] },
  ]);
});

it("lets two at one moment both have their way", async () => {
  const set = (value: { callsPerMinute?: number; silenceSeconds?: number }) =>
    setSetting({ actor: SYSTEM, input: { key: "dialing", value } });
  await Promise.all([set({ callsPerMinute: 7 }), set({ silenceSeconds: 9 })]);
  expect((await getSettings()).dialing).toMatchObject({ callsPerMinute: 7, silenceSeconds: 9 });
});

it("refuses what does not fit, and who may not", async () => {
  const wrong = setSetting({
    actor: SYSTEM,
    input: { key: "dialing", value: { ringSeconds: 4000 } },
  });
  await expect(wrong).rejects.toMatchObject({
    code: "invalid_input",
    fields: { ringSeconds: "too_big" },
  });
  const stranger = setSetting({ actor: REP, input: { key: "dialing", value: { paused: false } } });
  await expect(stranger).rejects.toMatchObject({ code: "forbidden" });
});

it("pauses dialling where stored rules cannot be read", async () => {
  await database()
    .update(settings)
    .set({ value: { ringSeconds: "soon" } })
    .where(eq(settings.key, "dialing"));
  expect((await getSettings()).dialing).toMatchObject({ paused: true, ringSeconds: 45 });
});
