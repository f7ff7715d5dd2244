import { z } from "zod";
import { defineEvent } from "@/lib/platform/jobs/define-job";

const deliveryRef = z.object({ deliveryId: z.uuid() });

/** A delivery may be tried. */
export const deliveryDue = defineEvent<z.infer<typeof deliveryRef>>(
  "webhook.delivery-due",
  deliveryRef,
);
