import type postgres from "postgres";
import { Dialing, TimeOuts } from "@/lib/settings/schema";

/** Watchdog thresholds at a tenth, or as low as the settings allow; slots and pace wide enough for a storm. */
export async function setLimits(db: postgres.Sql): Promise<string[]> {
  const usual = TimeOuts.parse({});
  const timeOuts = TimeOuts.parse(
    Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, lowest(name, value)])),
  );
  const dialing = Dialing.parse({
    maxConcurrentCalls: 100,
    callsPerMinute: 600,
    ringSeconds: 20,
    maxCallSeconds: 120,
    attemptsPerNumberDay: 1000,
    budgetPerDayMicros: 1_000_000_000_000,
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

function lowest(name: string, value: number): number {
  const field = TimeOuts.shape[name as keyof TimeOuts];
  for (let seconds = Math.ceil(value / 10); seconds < value; seconds++) {
    if (field.safeParse(seconds).success) return seconds;
  }
  return value;
}
