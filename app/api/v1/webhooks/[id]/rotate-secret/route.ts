import { rotateWebhookSecretOperation } from "@/lib/webhooks/endpoints";

export const POST = rotateWebhookSecretOperation;
