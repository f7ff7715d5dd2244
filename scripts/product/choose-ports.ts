import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { anyFreePort, freePortFrom, isPortFree } from "../processes/ports";
import type { Ports } from "./run-file";

const SANDBOX_WISH = 4000;

/**
 * Chooses the ports of a start: last time's where they are still free, because recordings and
 * deployed scenarios remember addresses.
 * @param webWish the port people were promised; 0 for any
 */
export async function choosePorts(dataDir: string, webWish: number): Promise<Ports> {
  const file = join(dataDir, "ports.json");
  const last = readLast(file);
  const taken = new Set<number>();
  const take = (port: number) => {
    taken.add(port);
    return port;
  };
  const again = async (port: number | undefined, otherwise: () => Promise<number>) =>
    take(port && !taken.has(port) && (await isPortFree(port)) ? port : await otherwise());

  const ports: Ports = {
    web:
      webWish > 0
        ? take(await freePortFrom(webWish, taken))
        : await again(last.web, () => anyFreePort(taken)),
    sandbox: await again(last.sandbox, () =>
      webWish > 0 ? freePortFrom(SANDBOX_WISH, taken) : anyFreePort(taken),
    ),
    postgres: await again(last.postgres, () => anyFreePort(taken)),
    webAdmin: await again(last.webAdmin, () => anyFreePort(taken)),
    workerAdmin: await again(last.workerAdmin, () => anyFreePort(taken)),
  };
  writeFileSync(file, `${JSON.stringify(ports)}\n`, { mode: 0o600 });
  return ports;
}

function readLast(file: string): Partial<Ports> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Ports>;
  } catch {
    return {};
  }
}
