import { sendDeliveryAgainOperation } from "@/lib/webhooks/endpoints";

export const POST = sendDeliveryAgainOperation;
