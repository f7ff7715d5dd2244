import { z } from "zod";
import { API_KEY_REACHES } from "@/db/enums";
import { momentText } from "@/lib/platform/format/moment";
import { ALL_PERMISSIONS } from "../permissions";

const name = z.string().trim().min(1).max(80);
const scopes = z
  .array(z.enum(ALL_PERMISSIONS))
  .min(1)
  .transform((given) => [...new Set(given)]);
/** ISO 8601; null: until it is revoked. */
const expiresAt = momentText.nullable();

export const NewApiKey = z.object({
  name,
  scopes,
  reach: z.enum(API_KEY_REACHES).default("owner"),
  expiresAt: expiresAt.default(null),
});
export type NewApiKey = z.output<typeof NewApiKey>;

export const ApiKeyChange = z.object({
  name: name.optional(),
  scopes: scopes.optional(),
  expiresAt: expiresAt.optional(),
});
export type ApiKeyChange = z.output<typeof ApiKeyChange>;

export const ApiKeyRef = z.object({ keyId: z.uuid() });

const time = z.iso.datetime();

/** What is told of a key; its secret is never among it. */
export const ApiKeyView = z.object({
  id: z.uuid(),
  /** How the key begins: "hk_4f6c0a1b2c3d". */
  prefix: z.string(),
  name: z.string(),
  ownerId: z.uuid(),
  ownerName: z.string(),
  reach: z.enum(API_KEY_REACHES),
  scopes: z.array(z.string()),
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
  createdAt: time,
  /** Changes with every edit; the ETag of the key. */
  version: z.string(),
});
export type ApiKeyView = z.output<typeof ApiKeyView>;
