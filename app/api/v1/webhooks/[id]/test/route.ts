import { testWebhookOperation } from "@/lib/webhooks/endpoints";

export const POST = testWebhookOperation;
