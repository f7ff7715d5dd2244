import { readAgainOperation } from "@/lib/analysis/endpoints";

export const POST = readAgainOperation;
