const CAP_SECONDS = 300;

/**
 * Whole seconds to wait before the next try: full jitter over 1 s · 2^(tries - 1), five minutes at most,
 * and never less than the provider asked for.
 * @param tries how many were made, this one included
 */
export function backoffSeconds(tries: number, retryAfterSeconds: number | null = null): number {
  const ceiling = Math.min(CAP_SECONDS, 2 ** Math.max(0, tries - 1));
  const own = Math.max(1, Math.ceil(Math.random() * ceiling));
  return Math.min(3600, Math.max(own, Math.ceil(retryAfterSeconds ?? 0)));
}

/** `Retry-After` as seconds from now: a number of seconds or an HTTP date (RFC 9110 §10.2.3); null: none or nonsense. */
export function retryAfterOf(header: string | null | undefined): number | null {
  if (!header) return null;
  if (/^\d{1,6}(\.\d+)?$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.now()) / 1000);
}
