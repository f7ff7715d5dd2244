import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { settings } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { getSettings } from "./queries";
import { resumeAfterRestore } from "./restore-state";
import {
  type DialingChange,
  type FollowUpChange,
  SETTINGS,
  type SettingKey,
  type Settings,
} from "./schema";

/**
 * Changes fields of one section; fields that are not named stay as they are. Audited with the names of the fields.
 * @throws AppError forbidden; invalid_input with the fields that do not fit; conflict where dialing is to go on after a
 *   restore that is not settled
 */
export async function setSetting<K extends SettingKey>({
  actor,
  input,
}: {
  actor: Actor;
  input: { key: K; value: Partial<z.input<(typeof SETTINGS)[K]>> };
}): Promise<Settings[K]> {
  assertCan(actor, "settings.edit");
  return database().transaction(async (tx) => {
    // One writer at a time: two admins who change different fields both get their way.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`setting:${input.key}`}))`);
    const now = await getSettings(tx);
    const parsed = SETTINGS[input.key].safeParse({ ...now[input.key], ...input.value });
    if (!parsed.success) {
      const fields = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join("."), issue.code]),
      );
      throw new AppError("invalid_input", { fields });
    }
    if ("paused" in input.value && input.value.paused === false) {
      await resumeAfterRestore(tx, actor);
    }
    const row = {
      value: parsed.data,
      updatedAt: new Date(),
      updatedBy: actor.kind === "user" ? actor.userId : null,
    };
    await tx
      .insert(settings)
      .values({ key: input.key, ...row })
      .onConflictDoUpdate({ target: settings.key, set: row });
    await audit(
      tx,
      actor,
      "settings.changed",
      { kind: "setting", id: input.key },
      { fields: Object.keys(input.value) },
    );
    return parsed.data as Settings[K];
  });
}

/** Changes rules of dialing. @throws as setSetting */
export async function changeDialing({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof DialingChange>;
}): Promise<void> {
  await setSetting({ actor, input: { key: "dialing", value: input } });
}

/** Changes when and what is written after a talk. @throws as setSetting */
export async function changeFollowUp({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof FollowUpChange>;
}): Promise<void> {
  await setSetting({ actor, input: { key: "followUp", value: input } });
}
