export type Reply = {
  status: number;
  headers?: Record<string, string>;
  body: string | Uint8Array | ReadableStream;
};

export type Request = {
  method: string;
  /** Path without the query, as it was sent. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
  params: Record<string, string>;
};

export type Service = "voximplant" | "openai" | "sms" | "telegram" | "hubspot" | "control" | "page";

export type Route = {
  /** GET also answers HEAD; "*" takes every method. */
  method: string;
  /** "/session/:token"; a trailing "*" takes the rest of the path into `params.rest`. */
  pattern: string;
  service: Service;
  handle(req: Request): Promise<Reply> | Reply;
};

type Match = { route: Route; params: Record<string, string> };

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part === "*" && at === wanted.length - 1) {
      params.rest = given.slice(at).join("/");
      return given.length > at ? params : null;
    }
    const segment = decode(given[at] ?? "");
    if (segment === null) return null;
    const colon = part.indexOf(":");
    if (colon < 0) {
      if (part !== segment) return null;
      continue;
    }
    // "bot:token" takes the segment "bot123" as token=123.
    const prefix = part.slice(0, colon);
    if (!segment.startsWith(prefix) || segment.length === prefix.length) return null;
    params[part.slice(colon + 1)] = segment.slice(prefix.length);
  }
  return wanted.length === given.length ? params : null;
}

/**
 * The first route that takes this method and path.
 * @returns "no_method" when only the method fits no route, null when nothing does
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Match | "no_method" | null {
  let isKnownPath = false;
  for (const route of routes) {
    const params = matchPath(route.pattern, path);
    if (!params) continue;
    const fits =
      route.method === "*" ||
      route.method === method ||
      (route.method === "GET" && method === "HEAD");
    if (fits) return { route, params };
    isKnownPath = true;
  }
  return isKnownPath ? "no_method" : null;
}
