import { decideOutboxOperation } from "@/lib/follow-ups/endpoints";

export const POST = decideOutboxOperation;
