/** Hosts of the platform: control URLs lie on media servers, recordings and logs on its storage. */
const PROVIDER_DOMAINS = ["voximplant.com", "voximplant.ai", "voximplant.ru", "voximplant.kz"];

/**
 * Whether an address that came from outside may be asked: https on a host of the platform, or the very origin that is
 * configured as its API.
 * @param address as stored or reported
 * @param apiUrl the configured base address
 * @returns null for every other address
 */
export function trustedAddress(address: string, apiUrl: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  if (url.origin === new URL(apiUrl).origin) return url;
  if (url.protocol !== "https:") return null;
  const isProvider = PROVIDER_DOMAINS.some(
    (domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`),
  );
  return isProvider ? url : null;
}
