import type { Clock } from "../clock";
import { signRequest } from "../sign";
import type { Post, PostResult } from "./deliver";

/**
 * Makes the sender of one door of HALO.
 * @param url the whole address of the door
 * @param key the shared key
 * @returns a sender that signs each attempt anew and never rejects
 */
export function createSignedPost(url: string, key: string, clock: Clock): Post {
  return async (message, timeoutSeconds) => {
    try {
      const headers = signRequest({
        id: message.id,
        timestampSeconds: clock.now() / 1000,
        body: message.body,
        key,
        hmacSha256: (secret, data) => Crypto.hmac_sha256(secret, data),
      });
      const result = await Net.httpRequestAsync(url, {
        method: "POST",
        postData: message.body,
        headers,
        timeout: timeoutSeconds,
        connectionTimeout: Math.min(timeoutSeconds, 5),
      });
      return readResult(result);
    } catch {
      // More than 35 requests at once make the platform throw.
      return { code: -1, text: "", retryAfterSeconds: null };
    }
  };
}

function readResult(result: HttpRequestResult): PostResult {
  const header = result.headers?.find(({ key }) => key.toLowerCase() === "retry-after");
  const seconds = Number(header?.value ?? Number.NaN);
  return {
    code: result.code,
    text: result.text ?? "",
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  };
}
