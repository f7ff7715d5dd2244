export type SignInResult = "ok" | "refused" | "unavailable" | "offline";

/** Signs in through next-auth, which sets the session cookie. */
export async function signInWithPassword(email: string, password: string): Promise<SignInResult> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return "ok";
    // next-auth's name for an authorize() that gave nobody.
    return answer?.error === "CredentialsSignin" ? "refused" : "unavailable";
  } catch {
    return "offline";
  }
}
