import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const application = z.object({ id: z.number(), name: z.string(), modified: z.number() });
const scenario = z.object({
  id: z.number(),
  applicationId: z.number().nullable(),
  name: z.string(),
  script: z.string(),
  modified: z.number(),
});
const rule = z.object({
  id: z.number(),
  applicationId: z.number(),
  name: z.string(),
  pattern: z.string(),
  /** In the order in which they run. */
  scenarioIds: z.array(z.number()),
  modified: z.number(),
});
const secret = z.object({
  id: z.number(),
  applicationId: z.number(),
  name: z.string(),
  value: z.string(),
  description: z.string(),
});
const state = z.object({
  lastId: z.number(),
  applications: z.array(application),
  scenarios: z.array(scenario),
  rules: z.array(rule),
  secrets: z.array(secret),
});

export type Application = z.infer<typeof application>;
export type Scenario = z.infer<typeof scenario>;
export type Rule = z.infer<typeof rule>;
export type Secret = z.infer<typeof secret>;
export type AccountState = z.infer<typeof state>;

/** Numbers of the account: rented ones and one that was verified by a call; anything else is refused as caller id. */
export const RENTED_NUMBERS = ["998712000101", "74950000101", "992372000101", "12025550101"];
export const VERIFIED_NUMBERS = ["998901230000"];

export type Account = {
  state: Readonly<AccountState>;
  newId(): number;
  /** Changes the state and writes it to disk before it returns. */
  change(edit: (state: AccountState) => void): void;
};

const FIRST_ID = 10_100_000;

/**
 * Applications, scenarios, rules and secrets, kept in `<directory>/voximplant.json`.
 * @throws Error when the file is damaged
 */
export function openAccount(directory: string): Account {
  const path = join(directory, "voximplant.json");
  const current: AccountState = existsSync(path)
    ? state.parse(JSON.parse(readFileSync(path, "utf8")))
    : { lastId: FIRST_ID, applications: [], scenarios: [], rules: [], secrets: [] };

  function save(): void {
    // A process killed while writing leaves the old file whole.
    writeFileSync(`${path}.new`, JSON.stringify(current), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  return {
    state: current,
    newId: () => {
      current.lastId += 1;
      return current.lastId;
    },
    change: (edit) => {
      edit(current);
      save();
    },
  };
}
