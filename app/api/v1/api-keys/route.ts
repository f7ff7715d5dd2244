import { listApiKeysOperation, makeApiKeyOperation } from "@/lib/entry/operations/api-keys";

export const GET = listApiKeysOperation;
export const POST = makeApiKeyOperation;
