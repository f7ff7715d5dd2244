import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { teams, users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";

const taken = () => new AppError("conflict", { fields: { name: "name_taken" } });

/** Adds a team. @throws AppError forbidden; conflict with `fields.name` = name_taken */
export async function createTeam({
  actor,
  input,
}: {
  actor: Actor;
  input: { name: string };
}): Promise<{ teamId: string }> {
  assertCan(actor, "users.manage");
  return database().transaction(async (tx) => {
    const [team] = await tx
      .insert(teams)
      .values({ name: input.name })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (!team) throw taken();
    await audit(tx, actor, "teams.created", { kind: "team", id: team.id });
    return { teamId: team.id };
  });
}

/** Gives a team another name. @throws AppError forbidden, not_found; conflict with `fields.name` = name_taken */
export async function renameTeam({
  actor,
  input,
}: {
  actor: Actor;
  input: { teamId: string; name: string };
}): Promise<void> {
  assertCan(actor, "users.manage");
  await database().transaction(async (tx) => {
    const [same] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.name, input.name));
    if (same && same.id !== input.teamId) throw taken();
    const renamed = await tx
      .update(teams)
      .set({ name: input.name })
      .where(eq(teams.id, input.teamId))
      .returning({ id: teams.id });
    if (renamed.length === 0) throw new AppError("not_found");
    await audit(tx, actor, "teams.renamed", { kind: "team", id: input.teamId });
  });
}

/**
 * Takes a team away; its calls and clients stay, under no team.
 * @throws AppError forbidden, not_found; conflict, `detail.rule` = team_has_people, while somebody is in it
 */
export async function deleteTeam({
  actor,
  input,
}: {
  actor: Actor;
  input: { teamId: string };
}): Promise<void> {
  assertCan(actor, "users.manage");
  await database().transaction(async (tx) => {
    const [team] = await tx.select().from(teams).where(eq(teams.id, input.teamId)).for("update");
    if (!team) throw new AppError("not_found");
    const [somebody] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.teamId, team.id))
      .limit(1);
    if (somebody) throw new AppError("conflict", { detail: { rule: "team_has_people" } });
    await tx.delete(teams).where(eq(teams.id, team.id));
    await audit(tx, actor, "teams.deleted", { kind: "team", id: team.id });
  });
}
