import "server-only";
import { z } from "zod";
import { listAudit } from "@/lib/auth/audit/list-audit";
import { AuditLine, ListAuditInput } from "@/lib/auth/audit/schema";
import { teamNameSchema } from "@/lib/auth/schema";
import { TeamSummary } from "@/lib/auth/users/answers";
import { createTeam, deleteTeam, renameTeam } from "@/lib/auth/users/change-team";
import { listTeams } from "@/lib/auth/users/queries";
import { operation } from "../api/operation";

const ById = z.object({ id: z.uuid() });
const teams = { tag: "Teams", permission: "users.manage" } as const;

export const listTeamsOperation = operation({
  ...teams,
  name: "teams.list",
  method: "GET",
  path: "/teams",
  summary: "List teams, by name",
  input: z.object({}),
  output: z.object({ items: z.array(TeamSummary) }),
  run: async ({ actor }) => ({ items: await listTeams(actor) }),
});

export const createTeamOperation = operation({
  ...teams,
  name: "teams.create",
  method: "POST",
  path: "/teams",
  summary: "Add a team",
  input: teamNameSchema,
  output: z.object({ teamId: z.uuid() }),
  status: 201,
  errors: ["conflict"],
  run: ({ actor, input }) => createTeam({ actor, input }),
});

export const renameTeamOperation = operation({
  ...teams,
  name: "teams.rename",
  method: "PATCH",
  path: "/teams/{id}",
  summary: "Rename a team",
  input: teamNameSchema.extend(ById.shape),
  status: 204,
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await renameTeam({ actor, input: { teamId: input.id, name: input.name } });
  },
});

export const deleteTeamOperation = operation({
  ...teams,
  name: "teams.delete",
  method: "DELETE",
  path: "/teams/{id}",
  summary: "Take a team away",
  description: "Only an empty one; its calls and clients stay, under no team.",
  input: ById,
  status: 204,
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await deleteTeam({ actor, input: { teamId: input.id } });
  },
});

export const listAuditOperation = operation({
  name: "audit.list",
  method: "GET",
  path: "/audit",
  tag: "Audit",
  summary: "Read who did what",
  description: "The latest first; `before` is `nextBefore` of the page before.",
  permission: "audit.read",
  input: ListAuditInput,
  output: z.object({ items: z.array(AuditLine), nextBefore: z.int().nullable() }),
  run: ({ actor, input }) => listAudit(actor, input),
});
