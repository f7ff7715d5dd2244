import { readErasureOperation } from "@/lib/calls/erasure/endpoints";

export const GET = readErasureOperation;
