import { addWebhookOperation, listWebhooksOperation } from "@/lib/webhooks/endpoints";

export const GET = listWebhooksOperation;
export const POST = addWebhookOperation;
