export type SignInResult = "ok" | "refused" | "unavailable" | "offline";

/** Signs in through next-auth, which sets the session cookie. */
export async function signInWithPassword(email: string, password: string): Promise<SignInResult> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { email, password, redirect: false });
    // next-auth sends a form with a stale token to its sign-in page, without an error.
    const isStale = answer?.url?.includes("csrf=true");
    if (answer?.ok && !answer.error && !isStale) return "ok";
    // next-auth's name for an authorize() that gave nobody.
    return answer?.error === "CredentialsSignin" ? "refused" : "unavailable";
  } catch {
    return "offline";
  }
}
