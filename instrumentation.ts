/** Runs once when the web process starts, before the first request: wrong settings stop it here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  // next-auth reads its own address from the environment only.
  process.env.NEXTAUTH_URL = env().NEXTAUTH_URL;
}
