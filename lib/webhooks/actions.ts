"use server";
import { action } from "@/lib/entry/action";
import { addWebhook } from "./edit/add-webhook";
import { changeWebhook, removeWebhook, rotateWebhookSecret } from "./edit/change-webhook";
import { sendDeliveryAgain, testWebhook } from "./edit/send-by-hand";
import { DeliveryRef, NewWebhook, WebhookEdit, WebhookRef } from "./schema";

const MAY = "webhooks.manage";

export const addWebhookAction = action(MAY, NewWebhook, addWebhook);
export const changeWebhookAction = action(MAY, WebhookEdit, changeWebhook);
export const rotateWebhookSecretAction = action(MAY, WebhookRef, rotateWebhookSecret);
export const removeWebhookAction = action(MAY, WebhookRef, removeWebhook);
export const testWebhookAction = action(MAY, WebhookRef, testWebhook);
export const sendDeliveryAgainAction = action(MAY, DeliveryRef, sendDeliveryAgain);
