import {
  changeWebhookOperation,
  readWebhookOperation,
  removeWebhookOperation,
} from "@/lib/webhooks/endpoints";

export const GET = readWebhookOperation;
export const PATCH = changeWebhookOperation;
export const DELETE = removeWebhookOperation;
