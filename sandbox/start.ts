import { routes as controlRoutes } from "./control/routes";
import type { SandboxEnv } from "./env";
import { listen } from "./http/server";
import { createWorld, type World } from "./world";

export type RunningSandbox = { url: string; world: World; stop(): Promise<void> };

/**
 * Builds the world with all its services and listens on 127.0.0.1.
 * @throws the system's error when the port is taken
 */
export async function startSandbox(env: SandboxEnv): Promise<RunningSandbox> {
  const { server, url, world } = await listen(env.SANDBOX_PORT, (publicUrl) => {
    const created = createWorld(env, publicUrl);
    return { world: created, routes: [...controlRoutes(created)] };
  });
  return {
    url,
    world,
    stop: async () => {
      await world.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
