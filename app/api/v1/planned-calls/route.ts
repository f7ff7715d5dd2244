import { listPlannedCallsOperation, planCallOperation } from "@/lib/calls/endpoints/planned";

export const GET = listPlannedCallsOperation;
export const POST = planCallOperation;
