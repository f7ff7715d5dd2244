/** Time as the scenario sees it; the pure parts take it as an argument so that tests need no waiting. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `ms` milliseconds; the answer calls it off and may be called at any time. */
  after(ms: number, action: () => void): () => void;
};

/**
 * States a moment for the contract.
 * @param ms milliseconds since 1970
 * @returns ISO 8601, UTC, with milliseconds
 */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
