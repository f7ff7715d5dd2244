import "server-only";
import type { Role } from "@/db/enums";
import { env } from "@/lib/env";

/** The people of the demo; their password is known to everybody, so they exist beside the sandbox only. */
export const DEMO_PASSWORD = "halo-demo";
export const DEMO_ACCOUNTS: readonly { email: string; role: Role }[] = [
  { email: "rep@halo.test", role: "rep" },
  { email: "supervisor@halo.test", role: "supervisor" },
  { email: "operator@halo.test", role: "operator" },
  { email: "admin@halo.test", role: "admin" },
];

/**
 * Whether accounts of the demo may be used: in demo mode while calls go to the sandbox. Their password is printed on
 * the sign-in page, so they must never open a house whose calls ring real telephones.
 */
export function mayDemoSignIn(): boolean {
  const { HALO_MODE, SANDBOX_URL, telephony } = env();
  return HALO_MODE === "demo" && Boolean(SANDBOX_URL) && telephony === "sandbox";
}
