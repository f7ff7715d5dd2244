import { type Attack, some } from "../verdict";
import { runFlows } from "./flows";
import { allPlaces } from "./places";
import { foundIn, hasNumber } from "./secrets";

export const canaries: Attack = {
  async run(target, { root }) {
    const admin = await target.signIn("admin@halo.test");
    const made = await runFlows(target, root, admin);
    const places = await allPlaces(target, root, admin, made.ids);
    for (const text of made.entered) places.push({ kind: "page", name: "connections", text });
    const told: string[] = [];
    const numbers: string[] = [];
    const looked: Record<string, number> = {};
    for (const { kind, name, text } of places) {
      looked[kind] = (looked[kind] ?? 0) + 1;
      told.push(...foundIn(text, made.canaries).map((what) => `${what} in ${kind} ${name}`));
      if (kind !== "log") continue;
      for (const number of made.numbers)
        if (hasNumber(text, number)) numbers.push(`${number} in ${name}`);
    }
    const logged = places
      .filter(({ kind }) => kind === "log")
      .reduce((sum, { text }) => sum + text.length, 0);
    // A backup that lacks the numbers would be one of nothing.
    const isBackupWhole = places.some(
      ({ kind, text }) => kind === "backup" && text.includes(made.numbers[0] ?? "?"),
    );
    const result = {
      secrets: made.canaries.length,
      numbers: made.numbers.length,
      looked,
      logBytes: logged,
      told: some(told),
      numbersInLogs: some(numbers),
    };
    return {
      lines: [
        `secrets ${result.secrets}, numbers ${result.numbers}, places ${JSON.stringify(looked)}, ${Math.round(logged / 1024)} KB of logs`,
        `  secrets told ${told.length} (bar 0), whole numbers in logs ${numbers.length} (bar 0)`,
        ...some(told).map((line) => `  ${line}`),
        ...some(numbers).map((line) => `  ${line}`),
      ],
      result,
      isSafe:
        told.length === 0 &&
        numbers.length === 0 &&
        logged > 10_000 &&
        isBackupWhole &&
        result.secrets >= 20,
    };
  },
};
