/** Who this session is and where it reports; nothing of the callee. */
export type Identity = {
  attemptId: string;
  sessionId: string;
  /** Without a slash at the end. */
  haloUrl: string;
  webhookKey: string;
  controlUrl: string | null;
  logUrl: string | null;
};

/**
 * Gathers what a session needs before it may ask for its permit.
 * @param secret reads a secret of the application; undefined where there is none
 * @returns the identity, or a code that says what is missing
 */
export function readIdentity(
  started: { sessionId: number | string; accessSecureURL?: string; logURL?: string },
  customData: string,
  secret: (name: string) => string | undefined,
): Identity | { missing: string } {
  const attemptId = customData.trim();
  if (!/^[\w-]{8,64}$/.test(attemptId)) {
    return { missing: "attempt_id" };
  }
  const haloUrl = secret("HALO_URL");
  if (!haloUrl) {
    return { missing: "secret_HALO_URL" };
  }
  const webhookKey = secret("HALO_WEBHOOK_KEY");
  if (!webhookKey) {
    return { missing: "secret_HALO_WEBHOOK_KEY" };
  }
  return {
    attemptId,
    sessionId: String(started.sessionId),
    haloUrl: haloUrl.replace(/\/+$/, ""),
    webhookKey,
    controlUrl: started.accessSecureURL ?? null,
    logUrl: started.logURL ?? null,
  };
}
