import type { World } from "@/db/enums";
import { env } from "@/lib/env";

/** The world a provider's address belongs to: the sandbox stands at the telephony's sandbox address, everything else is real. */
export function worldOfUrl(url: string): World {
  return sandboxOrigins().has(new URL(url).origin) ? "sandbox" : "real";
}

/** The world new calls are made in. */
export function currentWorld(): World {
  return env().telephony === "voximplant" ? "real" : "sandbox";
}

function sandboxOrigins(): Set<string> {
  const { SANDBOX_URL, VOXIMPLANT_API_URL, telephony } = env();
  const origins = new Set<string>();
  if (SANDBOX_URL) origins.add(new URL(SANDBOX_URL).origin);
  if (telephony === "sandbox") origins.add(new URL(VOXIMPLANT_API_URL).origin);
  return origins;
}
