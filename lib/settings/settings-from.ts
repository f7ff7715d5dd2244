import { SETTINGS, type SettingKey, type Settings } from "./schema";

/** The settings from what is stored under each key, and the sections that no longer fit their shape. */
export function settingsFrom(stored: ReadonlyMap<string, unknown>): {
  settings: Settings;
  broken: SettingKey[];
} {
  const broken: SettingKey[] = [];
  const section = <K extends SettingKey>(key: K): Settings[K] => {
    const schema = SETTINGS[key];
    const parsed = schema.safeParse(stored.get(key) ?? {});
    if (parsed.success) return parsed.data as Settings[K];
    broken.push(key);
    return schema.parse({}) as Settings[K];
  };
  const settings = {
    dialing: section("dialing"),
    timeOuts: section("timeOuts"),
    followUp: section("followUp"),
    prices: section("prices"),
  };
  // Limits nobody can read are no limits: better no call than one without its rules.
  if (broken.includes("dialing")) settings.dialing = { ...settings.dialing, paused: true };
  return { settings, broken };
}
