import "server-only";
import { z } from "zod";
import { changeApiKey, revokeApiKey } from "@/lib/auth/keys/change-api-key";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import { getApiKey, listApiKeys } from "@/lib/auth/keys/queries";
import { ApiKeyChange, ApiKeyView, NewApiKey } from "@/lib/auth/keys/schema";
import { operation } from "../api/operation";

const ById = z.object({ id: z.uuid() });
const keys = { tag: "API keys", permission: "api_keys.use" } as const;

export const listApiKeysOperation = operation({
  ...keys,
  name: "api_keys.list",
  method: "GET",
  path: "/api-keys",
  summary: "List keys",
  description: "Your own; everybody's for an admin. Revoked ones are among them.",
  input: z.object({}),
  output: z.object({ items: z.array(ApiKeyView) }),
  run: async ({ actor }) => ({ items: await listApiKeys(actor) }),
});

export const makeApiKeyOperation = operation({
  ...keys,
  name: "api_keys.create",
  method: "POST",
  path: "/api-keys",
  summary: "Make a key",
  description:
    "`secret` is the whole key; it is told here and never again. A key may do what its owner may, within its scopes; " +
    "`reach: all` is an admin's to give. A key made with a key ends with it at the latest.",
  input: NewApiKey,
  output: z.object({ key: ApiKeyView, secret: z.string() }),
  status: 201,
  async run({ actor, input }) {
    const { keyId, key } = await makeApiKey({ actor, input });
    return { key: await getApiKey(actor, keyId), secret: key };
  },
});

export const readApiKeyOperation = operation({
  ...keys,
  name: "api_keys.get",
  method: "GET",
  path: "/api-keys/{id}",
  summary: "Read one key",
  input: ById,
  output: ApiKeyView,
  etag: true,
  versionOf: ({ version }) => version,
  errors: ["not_found"],
  run: ({ actor, input }) => getApiKey(actor, input.id),
});

export const changeApiKeyOperation = operation({
  ...keys,
  name: "api_keys.change",
  method: "PATCH",
  path: "/api-keys/{id}",
  summary: "Change a key",
  description: "Name, scopes, end. What is not sent stays.",
  input: ApiKeyChange.extend(ById.shape),
  output: ApiKeyView,
  etag: true,
  ifMatch: true,
  versionOf: ({ version }) => version,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, ...change }, ifVersion }) {
    await changeApiKey({ actor, input: { ...change, keyId: id, ifVersion } });
    return getApiKey(actor, id);
  },
});

export const revokeApiKeyOperation = operation({
  ...keys,
  name: "api_keys.revoke",
  method: "DELETE",
  path: "/api-keys/{id}",
  summary: "Revoke a key",
  description: "The next request with it is refused.",
  input: ById,
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    await revokeApiKey({ actor, input: { keyId: input.id } });
  },
});
