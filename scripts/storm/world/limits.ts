import type postgres from "postgres";
import { Dialing, TimeOuts } from "@/lib/settings/schema";

/** Slots of the storm: few enough that calls have to wait for one at times. */
export const SLOTS = 25;

/** Watchdog thresholds at a tenth; pace and budget wide enough for a storm. */
export async function setLimits(db: postgres.Sql, more: Partial<Dialing> = {}): Promise<string[]> {
  const usual = TimeOuts.parse({});
  const timeOuts = TimeOuts.parse(
    Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, value / 10])),
  );
  const dialing = Dialing.parse({
    maxConcurrentCalls: SLOTS,
    callsPerMinute: 600,
    ringSeconds: 20,
    maxCallSeconds: 120,
    attemptsPerNumberDay: 1000,
    budgetPerDayMicros: 1_000_000_000_000,
    ...more,
  });
  for (const [key, value] of Object.entries({ timeOuts, dialing })) {
    await db`
      insert into settings (key, value) values (${key}, ${db.json(value)})
      on conflict (key) do update set value = excluded.value`;
  }
  return Object.entries(timeOuts).map(
    ([name, value]) => `${name} ${value} (usually ${usual[name as keyof TimeOuts]})`,
  );
}
