import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { builtDoors, fillIn } from "../built-doors";
import type { Target } from "../target";

/** One text that somebody may read: a log, a page, a script, an answer. */
export type Place = { kind: string; name: string; text: string };

/** Everything that leaves the product or lies around, as an admin sees it. */
export async function allPlaces(
  target: Target,
  root: string,
  admin: Record<string, string>,
  ids: Record<string, string>,
): Promise<Place[]> {
  return [
    ...(await answers(target, root, admin, ids)),
    ...(await metrics(target)),
    ...files("log", join(target.dataDir, "logs")),
    ...files("script", join(root, ".next", "static")),
    backup(target, root),
  ];
}

async function answers(
  target: Target,
  root: string,
  admin: Record<string, string>,
  ids: Record<string, string>,
): Promise<Place[]> {
  const { pages, routes } = builtDoors(root);
  const places: Place[] = [];
  for (const [kind, addresses] of [
    ["page", pages],
    ["API", routes],
  ] as const) {
    for (const address of addresses) {
      const id = idFor(address, ids);
      const path = fillIn(address, { id, callId: id, nextauth: "session" });
      const { text } = await target.ask({ method: "GET", path, headers: admin });
      places.push({ kind: address.endsWith("/export") ? "export" : kind, name: address, text });
    }
  }
  return places;
}

function idFor(address: string, ids: Record<string, string>): string {
  if (/\/contacts\//.test(address)) return ids.contact ?? "";
  if (/webhooks\//.test(address)) return ids.webhook ?? "";
  return /\/(people|users)\//.test(address) ? (ids.person ?? "") : (ids.call ?? "");
}

async function metrics(target: Target): Promise<Place[]> {
  const headers = { authorization: `Bearer ${target.secrets.METRICS_TOKEN}` };
  const addresses = [
    `${target.url}/metrics`,
    `http://127.0.0.1:${target.ports.webAdmin}/metrics`,
    `http://127.0.0.1:${target.ports.workerAdmin}/metrics`,
  ];
  return Promise.all(
    addresses.map(async (name) => {
      const response = await fetch(name, { headers });
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return { kind: "metrics", name, text: await response.text() };
    }),
  );
}

function files(kind: string, dir: string): Place[] {
  return globSync("**/*", { cwd: dir })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => ({ kind, name, text: readFileSync(join(dir, name), "utf8") }));
}

/** What a backup holds once it is unpacked: whoever has the file has this. */
function backup(target: Target, root: string): Place {
  const folder = mkdtempSync(join(tmpdir(), "halo-backup-"));
  const boot = join(root, "scripts", "boot.mjs");
  const given = ["run", "scripts/cli/backup.ts", "--to", folder];
  const { status, stderr } = spawnSync(process.execPath, [boot, ...given], {
    cwd: root,
    env: { ...process.env, HALO_DATA_DIR: target.dataDir },
    encoding: "utf8",
  });
  const [name] = globSync("*.backup", { cwd: folder });
  if (status !== 0 || !name) throw new Error(`no backup: ${stderr}`);
  const text = gunzipSync(readFileSync(join(folder, name))).toString("utf8");
  rmSync(folder, { recursive: true, force: true });
  return { kind: "backup", name, text };
}
