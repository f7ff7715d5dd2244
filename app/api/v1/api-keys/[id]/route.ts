import {
  changeApiKeyOperation,
  readApiKeyOperation,
  revokeApiKeyOperation,
} from "@/lib/entry/operations/api-keys";

export const GET = readApiKeyOperation;
export const PATCH = changeApiKeyOperation;
export const DELETE = revokeApiKeyOperation;
