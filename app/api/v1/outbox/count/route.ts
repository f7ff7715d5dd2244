import { countOutboxEndpoint } from "@/lib/follow-ups/endpoints";

export const GET = countOutboxEndpoint;
