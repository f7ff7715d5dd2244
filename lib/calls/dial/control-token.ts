import "server-only";
import { derivedToken } from "@/lib/platform/seal/seal";

/** What a control request to an attempt's session must carry; derived, never stored. */
export function controlTokenOf(attemptId: string): string {
  return derivedToken("session control", attemptId);
}

/** Where a sealed control URL belongs (`seal`). */
export function controlUrlPlace(attemptId: string): string {
  return `call_attempts|${attemptId}|control_url`;
}
