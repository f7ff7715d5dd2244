import { listDeliveriesOperation } from "@/lib/webhooks/endpoints";

export const GET = listDeliveriesOperation;
