import { z } from "zod";
import type { World } from "../world";

/** What may be changed while the sandbox runs. */
export const settingsPatch = z.strictObject({
  speed: z.number().positive().max(1_000).optional(),
  seed: z.string().min(1).max(64).optional(),
  obedient: z.boolean().optional(),
  echoes: z.boolean().optional(),
});

/** Changes what is given, and journals it. */
export function changeSettings(world: World, patch: z.output<typeof settingsPatch>): void {
  Object.assign(world.settings, patch);
  world.journal.write({ kind: "settings.changed", data: { ...world.settings } });
}
