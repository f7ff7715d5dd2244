import "server-only";
import type { ControlRequest } from "@/voxengine/contract";
import type { VoximplantAccess } from "../api/access";
import { trustedAddress } from "./trusted-address";

const TIMEOUT_MS = 5000;

/**
 * Tells a running session to hang up. The session reports the end by itself.
 * @returns `gone` when nobody listens there any more, `unreachable` when that is not known
 */
export async function hangUp(
  access: VoximplantAccess,
  session: { controlUrl: string; controlToken: string },
): Promise<"sent" | "gone" | "unreachable"> {
  const url = trustedAddress(session.controlUrl, access.apiUrl);
  if (!url) return "unreachable";
  const command: ControlRequest = { token: session.controlToken, command: "hangup" };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return "sent";
    return response.status === 404 || response.status === 410 ? "gone" : "unreachable";
  } catch {
    return "unreachable";
  }
}
