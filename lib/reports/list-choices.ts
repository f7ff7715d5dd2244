import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { listBotNames } from "@/lib/bots/queries";
import { listOwners, listOwnerTeams } from "@/lib/calls/queries/list-owners";

type Named = { id: string; name: string };
/** What calls and figures can be narrowed to, by name; a list is empty where there is nothing to choose. */
export type FilterChoices = { owners: Named[]; teams: Named[]; bots: Named[] };

/** @throws AppError forbidden */
export async function listChoices(actor: Actor): Promise<FilterChoices> {
  const [owners, teams, bots] = await Promise.all([
    listOwners(actor),
    listOwnerTeams(actor),
    can(actor, "bots.read") ? listBotNames(actor) : [],
  ]);
  return { owners, teams, bots };
}
