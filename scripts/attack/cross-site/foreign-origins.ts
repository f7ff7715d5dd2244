/** What a browser says of a request that another site's page makes it send with our cookie. @param host ours, with its port */
export function foreignOrigins(host: string): Record<string, string>[] {
  const cross = { "sec-fetch-site": "cross-site" };
  return [
    { ...cross, origin: "https://evil.test" },
    // A sandboxed frame, a data: page, a redirect between origins.
    { ...cross, origin: "null" },
    { ...cross },
    // Another name or port of the same site.
    { "sec-fetch-site": "same-site", origin: `http://evil.${host}` },
    { "sec-fetch-site": "same-site", origin: `http://${host.split(":")[0]}:1` },
    // Old browsers send no Fetch Metadata.
    { origin: "https://evil.test" },
    { origin: `http://${host}.evil.test` },
    { origin: `http://evil.test/${host}` },
    { origin: `http://${host}@evil.test` },
    { origin: "null" },
    { origin: "" },
    { origin: "file://" },
    // What a page may add by itself to look like ours, and what only a proxy may say.
    { ...cross, origin: "https://evil.test", "x-forwarded-host": "evil.test" },
    { ...cross, origin: "https://evil.test", "x-http-method-override": "GET" },
    { ...cross, origin: "https://evil.test", referer: `http://${host}/calls` },
  ];
}

/** How a page of another site can write a body without asking first (Fetch: CORS-safelisted), and JSON beside them. */
export const BODIES: readonly { type: string; body: string }[] = [
  { type: "text/plain", body: '{"name":"by another site"}' },
  { type: "application/x-www-form-urlencoded", body: "name=by+another+site" },
  { type: "application/json", body: '{"name":"by another site"}' },
];
