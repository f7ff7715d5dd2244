import { listOutboxOperation } from "@/lib/follow-ups/endpoints";

export const GET = listOutboxOperation;
