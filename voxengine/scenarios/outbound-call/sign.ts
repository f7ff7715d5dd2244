/** HMAC-SHA256 of `data` under `key`, both read as ASCII; hex or base64, whichever the runtime gives. */
export type HmacSha256 = (key: string, data: string) => string;

export type SignedHeaders = {
  "content-type": string;
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
};

/**
 * Writes a value as JSON in pure ASCII. How `Crypto.hmac_sha256` encodes other characters is not documented, so none
 * may reach it.
 * @param value anything JSON can hold
 * @returns JSON text with each character above U+007E written as \uXXXX
 */
export function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Signs one attempt to send a request (Standard Webhooks headers, raw ASCII key).
 * @param request.id `evt_<session>_<seq>`, the same for each attempt
 * @param request.timestampSeconds whole seconds since 1970, of this attempt
 * @param request.body exactly the text that is sent, ASCII only
 * @param request.key the shared key as printed: its characters are the key
 * @returns the headers to send
 * @throws RangeError if the body holds a character outside ASCII
 */
export function signRequest(request: {
  id: string;
  timestampSeconds: number;
  body: string;
  key: string;
  hmacSha256: HmacSha256;
}): SignedHeaders {
  if (/[\u0080-\uffff]/.test(request.body)) {
    throw new RangeError("body_not_ascii");
  }
  const timestamp = String(Math.floor(request.timestampSeconds));
  const mac = request.hmacSha256(request.key, `${request.id}.${timestamp}.${request.body}`);
  return {
    "content-type": "application/json",
    "webhook-id": request.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${mac}`,
  };
}
