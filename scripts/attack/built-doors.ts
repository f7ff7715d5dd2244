import { readFileSync } from "node:fs";
import { join } from "node:path";

export type BuiltAction = {
  id: string;
  name: string /** A page whose code holds it. */;
  page: string;
};
/** What can be asked of the product, as its build wrote it down. */
export type BuiltDoors = {
  /** "/calls/[id]" */
  pages: string[];
  /** "/api/v1/calls/[id]" */
  routes: string[];
  actions: BuiltAction[];
};

/** @throws Error where there is no build */
export function builtDoors(root: string): BuiltDoors {
  const read = (...path: string[]) =>
    JSON.parse(readFileSync(join(root, ".next", ...path), "utf8")) as unknown;
  const addresses = read("app-path-routes-manifest.json") as Record<string, string>;
  const { node } = read("server", "server-reference-manifest.json") as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
  };
  const ending = (end: string) =>
    Object.entries(addresses)
      .filter(([file]) => file.endsWith(end) && !file.startsWith("/_"))
      .map(([, address]) => address);
  return {
    pages: ending("/page"),
    routes: ending("/route"),
    actions: Object.entries(node).map(([id, { exportedName, workers }]) => ({
      id,
      name: exportedName,
      page: addresses[(Object.keys(workers)[0] ?? "").replace(/^app/, "")] ?? "/",
    })),
  };
}

/** An address with something in place of its parameters. */
export function fillIn(address: string, values: Readonly<Record<string, string>>): string {
  return address.replace(
    /\[(?:\.\.\.)?(\w+)\]/g,
    (_, name: string) => values[name] ?? values.id ?? "",
  );
}
