import { countOutboxOperation } from "@/lib/follow-ups/endpoints";

export const GET = countOutboxOperation;
