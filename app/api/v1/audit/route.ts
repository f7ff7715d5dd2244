import { listAuditOperation } from "@/lib/entry/operations/teams-and-audit";

export const GET = listAuditOperation;
