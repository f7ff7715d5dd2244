import { createTeamOperation, listTeamsOperation } from "@/lib/entry/operations/teams-and-audit";

export const GET = listTeamsOperation;
export const POST = createTeamOperation;
