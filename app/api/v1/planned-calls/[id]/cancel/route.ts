import { cancelPlannedCallOperation } from "@/lib/calls/endpoints/planned";

export const POST = cancelPlannedCallOperation;
