import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { test } from "../fixtures";

const LOGS = ["web", "worker", "sandbox"] as const;

test("after all of it the logs hold nobody's number, address or words, and no word was missing", async ({
  product,
}) => {
  const logs = LOGS.map((name) =>
    readFileSync(join(product.dataDir, "logs", `${name}.log`), "utf8"),
  );
  const [web = "", worker = ""] = logs;
  const ours = `${web}\n${worker}`;
  expect(web).toContain("request");
  expect(worker).toContain("step settled");
  // A person who was erased leaves a dash behind.
  const phones = await product.db<{ phone: string }[]>`
    select distinct phone from calls where phone like '+%'`;
  expect(phones.length).toBeGreaterThan(100);
  const told = phones.filter(({ phone }) => ours.includes(phone.slice(1)));
  expect(told).toEqual([]);
  const people = await product.db<{ email: string }[]>`select email from users`;
  expect(people.filter(({ email }) => ours.includes(email))).toEqual([]);
  const turns = await product.db<{ text: string }[]>`
    select distinct text from call_turns where length(text) > 30`;
  expect(turns.filter(({ text }) => ours.includes(text))).toEqual([]);
  expect(ours).not.toContain("a word is missing");
});

test("after all of it no call is left half way and the scenario broke no rule of its platform", async ({
  product,
  sandbox,
}) => {
  const open = async () => {
    const rows = await product.db<{ id: string }[]>`
      select id from calls where completed_at is null and not is_demo`;
    return rows.map(({ id }) => id);
  };
  await expect.poll(open, { timeout: 45_000 }).toEqual([]);
  expect(await sandbox.journal({ kind: "vox.violation" })).toEqual([]);
  expect(await sandbox.journal({ kind: "vox.error" })).toEqual([]);
  const twice = await product.db`
    select session_id from call_attempts where session_id is not null group by 1 having count(*) > 1`;
  expect(twice).toHaveLength(0);
});
