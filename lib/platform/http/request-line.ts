/**
 * Whether a request line is one that no client of ours sends and that could only end in a fault of ours: the web's
 * `Request` knows neither TRACE nor CONNECT, an address in absolute form names a host of the client's choice, and no
 * path or text of ours holds a NUL or a broken escape.
 * @param url as node:http gives it, path and query
 * @returns the status to refuse it with, or null
 */
export function refusalOf(method: string | undefined, url: string | undefined): 400 | 405 | null {
  if (method === "TRACE" || method === "CONNECT") return 405;
  if (!url?.startsWith("/") || url.includes("%00")) return 400;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return 400;
  }
}
