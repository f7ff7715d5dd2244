import { listErasuresOperation } from "@/lib/calls/erasure/endpoints";

export const GET = listErasuresOperation;
