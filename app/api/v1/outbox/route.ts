import { listOutboxEndpoint } from "@/lib/follow-ups/endpoints";

export const GET = listOutboxEndpoint;
