import { isIP } from "node:net";

/**
 * The address of the client. `hops` proxies in front of us each appended the address they saw to X-Forwarded-For,
 * so the client's stands that many places from the right; everything left of it the client may have invented.
 * @param peer address of the connection's other end
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string | null {
  const plain = peer?.replace(/^::ffff:/i, "") ?? null;
  if (hops === 0 || !forwardedFor) return plain;
  const listed = forwardedFor.split(",").map((part) => part.trim());
  const address = listed[Math.max(0, listed.length - hops)] ?? "";
  return isIP(address) ? address : plain;
}
