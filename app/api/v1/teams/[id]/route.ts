import { deleteTeamOperation, renameTeamOperation } from "@/lib/entry/operations/teams-and-audit";

export const PATCH = renameTeamOperation;
export const DELETE = deleteTeamOperation;
