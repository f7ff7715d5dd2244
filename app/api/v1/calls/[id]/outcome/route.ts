import { correctOutcomeOperation } from "@/lib/calls/endpoints/act-on-calls";

export const PUT = correctOutcomeOperation;
