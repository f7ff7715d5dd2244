"use server";
import { revokeApiKey } from "@/lib/auth/keys/change-api-key";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import { ApiKeyRef, NewApiKey } from "@/lib/auth/keys/schema";
import { action } from "./action";

export const makeApiKeyAction = action("api_keys.use", NewApiKey, makeApiKey);
export const revokeApiKeyAction = action("api_keys.use", ApiKeyRef, revokeApiKey);
