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

/** Whether accounts of the demo may be used: in demo mode while the sandbox is on. */
export function mayDemoSignIn(): boolean {
  return env().HALO_MODE === "demo" && Boolean(env().SANDBOX_URL);
}
