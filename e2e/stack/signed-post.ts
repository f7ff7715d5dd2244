import { createHmac } from "node:crypto";
import type { APIRequestContext, APIResponse } from "playwright/test";
import { signRequest, toAsciiJson } from "@/voxengine/scenarios/outbound-call/sign";

/**
 * Posts a message as the scenario does, signed by the scenario's own code.
 * @param message.id `evt_<session>_<seq>`
 * @param message.key the shared key as printed
 */
export function postSigned(
  request: APIRequestContext,
  message: { path: string; id: string; body: object; key: string },
): Promise<APIResponse> {
  const body = toAsciiJson(message.body);
  const headers = signRequest({
    id: message.id,
    timestampSeconds: Date.now() / 1000,
    body,
    key: message.key,
    hmacSha256: (key, data) => createHmac("sha256", key).update(data, "ascii").digest("hex"),
  });
  return request.post(message.path, { headers, data: Buffer.from(body, "ascii") });
}
