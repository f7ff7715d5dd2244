import { isIP } from "node:net";
import { isPublicAddress } from "./public-address";

export type AddressProblem =
  | "address_invalid"
  | "https_only"
  | "address_with_password"
  | "port_not_allowed"
  | "address_not_public";

const PORTS = ["", "443", "8443"];

/** The host of an address as a connection takes it: without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

/**
 * Whether the server's settings open this host to plain http, any port and private addresses.
 * @param allowed "host" or "host:port", in lower case
 */
export function isAllowedHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const host = url.hostname.toLowerCase();
  return allowed.includes(host) || allowed.includes(`${host}:${port}`);
}

/**
 * What is wrong with an address that somebody entered for the product to ask, or null. A name may still lead
 * to a private address: that shows when it is resolved.
 */
export function problemOfUrl(text: string, allowed: readonly string[]): AddressProblem | null {
  if (!URL.canParse(text)) return "address_invalid";
  const url = new URL(text);
  if (url.username || url.password) return "address_with_password";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "https_only";
  if (isAllowedHost(url, allowed)) return null;
  if (url.protocol !== "https:") return "https_only";
  if (!PORTS.includes(url.port)) return "port_not_allowed";
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return "address_not_public";
  return null;
}
