import { startCallOperation } from "@/lib/calls/endpoints/act-on-calls";
import { listCallsOperation } from "@/lib/calls/endpoints/read-calls";

export const GET = listCallsOperation;
export const POST = startCallOperation;
