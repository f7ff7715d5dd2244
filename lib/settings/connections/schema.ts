import { z } from "zod";

/** Outside services, in the order of the page. */
export const CONNECTIONS = ["voximplant", "openai", "sms_ru", "telegram", "hubspot"] as const;
export type ConnectionName = (typeof CONNECTIONS)[number];

/** Those whose key can be entered on screen; telephony needs more than a key and is set by the environment. */
export const ENTERABLE = ["openai", "sms_ru", "telegram", "hubspot"] as const;
export type EnterableConnection = (typeof ENTERABLE)[number];

export const ConnectionRef = z.object({ provider: z.enum(CONNECTIONS) });
export const EnterableRef = z.object({ provider: z.enum(ENTERABLE) });
export const ConnectionKey = z
  .object({
    provider: z.enum(ENTERABLE),
    /** Visible ASCII: keys travel in headers and addresses. */
    secret: z
      .string()
      .trim()
      .min(8)
      .max(500)
      .regex(/^[\x21-\x7e]+$/, "invalid"),
    /** Name of the Telegram bot, without "@". */
    account: z
      .string()
      .trim()
      .regex(/^@?\w{3,64}$/, "invalid")
      .optional(),
  })
  .refine(({ provider, account }) => provider !== "telegram" || account, {
    path: ["account"],
    message: "required",
  });
