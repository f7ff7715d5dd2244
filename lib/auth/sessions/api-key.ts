import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import type { ApiActor } from "../actor";

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** The actor of a bearer key, or null. `API_AUTH_KEY` may start calls and nothing else. */
export function findApiKeyActor(key: string, ip: string | null): ApiActor | null {
  const known = env().API_AUTH_KEY;
  if (!known || !timingSafeEqual(digest(key), digest(known))) return null;
  return { kind: "api", keyId: "api-auth-key", name: "API_AUTH_KEY", scopes: ["calls.start"], ip };
}
