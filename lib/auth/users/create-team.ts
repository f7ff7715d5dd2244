import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { teams } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";
import { type NewTeam, newTeamSchema } from "../schema";

/** The team of this name; made where it is missing. @throws AppError forbidden */
export async function ensureTeam({
  actor,
  input,
}: {
  actor: Actor;
  input: NewTeam;
}): Promise<{ teamId: string }> {
  assertCan(actor, "users.manage");
  const team = newTeamSchema.parse(input);
  return database().transaction(async (tx) => {
    const [made] = await tx
      .insert(teams)
      .values(team)
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (made) {
      await audit(tx, actor, "teams.created", { kind: "team", id: made.id });
      return { teamId: made.id };
    }
    const [known] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.name, team.name));
    if (!known) throw new Error("a team with this id has another name");
    return { teamId: known.id };
  });
}
