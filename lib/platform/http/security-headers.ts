/** Headers of every answer. Pages carry a Content-Security-Policy of their own, with a nonce (proxy.ts). */
export function securityHeaders(isHttps: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    ...(isHttps ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/**
 * What a page may load and run: scripts by nonce only. Style attributes are allowed, because charts place their
 * parts with them; style sheets and blocks are not, but for our own.
 * @param nonce base64
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  isHttps: boolean;
  isDevelopment: boolean;
}): string {
  const { nonce, isHttps, isDevelopment } = options;
  const rules = [
    "default-src 'self'",
    // React's development build evaluates text for its messages (Next docs, Content Security Policy).
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}
