import { changePlannedCallOperation, readPlannedCall } from "@/lib/calls/endpoints/planned";

export const GET = readPlannedCall;
export const PUT = changePlannedCallOperation;
