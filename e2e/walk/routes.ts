import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Next's own pages for what went wrong; other tests see them where they belong. */
const NEXTS_OWN = ["/_not-found", "/_global-error"];

/** Addresses of all pages in the build: `/calls/[id]`. */
export function routesOfBuild(): string[] {
  const file = join(process.cwd(), ".next", "app-path-routes-manifest.json");
  const routes = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return Object.entries(routes)
    .filter(([entry, route]) => entry.endsWith("/page") && !NEXTS_OWN.includes(route))
    .map(([, route]) => route)
    .sort();
}
