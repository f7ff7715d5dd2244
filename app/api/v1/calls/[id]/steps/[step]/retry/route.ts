import { retryStepOperation } from "@/lib/calls/endpoints/act-on-calls";

export const POST = retryStepOperation;
