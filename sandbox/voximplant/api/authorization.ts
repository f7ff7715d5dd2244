import { createPublicKey, timingSafeEqual, verify } from "node:crypto";
import type { Request } from "../../http/router";
import { ApiRefusal } from "./refusal";

export type Credentials = {
  accountId: string;
  apiKey: string;
  /** PEM; null: no service account is set up. */
  serviceAccountKey: string | null;
};

/** A token may be valid for an hour (guide "Management API authorization"). */
const LONGEST_TOKEN_SECONDS = 3_600;

/** @throws ApiRefusal 100 unless the request carries the account's API key or a token of its service account */
export function authorize(req: Request, fields: URLSearchParams, credentials: Credentials): void {
  const header = /^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1];
  const isRight = header
    ? isTokenRight(header, credentials)
    : isSame(fields.get("account_id") ?? "", credentials.accountId) &&
      isSame(fields.get("api_key") ?? "", credentials.apiKey);
  if (!isRight) throw new ApiRefusal(100);
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function isTokenRight(token: string, { accountId, serviceAccountKey }: Credentials): boolean {
  const [head = "", claims = "", signature = "", ...rest] = token.split(".");
  if (!serviceAccountKey || rest.length > 0) return false;
  try {
    const header = JSON.parse(Buffer.from(head, "base64url").toString("utf8"));
    const { iss, iat, exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
    const now = Date.now() / 1_000;
    const isInTime = exp > now && iat <= now + 5 && exp - iat <= LONGEST_TOKEN_SECONDS;
    // `iss` is the account id as a number; a string is refused there as well.
    if (header.alg !== "RS256" || typeof iss !== "number" || String(iss) !== accountId)
      return false;
    return (
      isInTime &&
      verify(
        "RSA-SHA256",
        Buffer.from(`${head}.${claims}`),
        createPublicKey(serviceAccountKey),
        Buffer.from(signature, "base64url"),
      )
    );
  } catch {
    return false;
  }
}
