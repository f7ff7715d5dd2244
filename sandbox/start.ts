import { routes as controlRoutes } from "./control/routes";
import { hubspotRoutes } from "./crm/hubspot";
import { crmRecords } from "./crm/records";
import type { SandboxEnv } from "./env";
import { listen } from "./http/server";
import { routes as smsRoutes } from "./messengers/sms";
import { routes as telegramRoutes } from "./messengers/telegram";
import { routes as openaiRoutes } from "./openai/routes";
import { faultsRoutes } from "./pages/faults";
import { homeRoutes } from "./pages/home";
import { inboxRoutes } from "./pages/inbox-routes";
import { journalRoutes } from "./pages/journal";
import { numbersRoutes } from "./pages/numbers";
import { routes as voximplantRoutes } from "./voximplant/routes";
import { createWorld, type World } from "./world";

export type RunningSandbox = { url: string; world: World; stop(): Promise<void> };

/**
 * Builds the world with all its services and listens on 127.0.0.1.
 * @throws the system's error when the port is taken
 */
export async function startSandbox(env: SandboxEnv): Promise<RunningSandbox> {
  const { server, url, world } = await listen(env.SANDBOX_PORT, (publicUrl) => {
    const created = createWorld(env, publicUrl);
    const crm = crmRecords(created);
    const routes = [
      ...controlRoutes(created),
      ...voximplantRoutes(created),
      ...openaiRoutes(created),
      ...smsRoutes(created),
      ...telegramRoutes(created),
      ...hubspotRoutes(created, crm),
      ...homeRoutes(created),
      ...numbersRoutes(),
      ...inboxRoutes(created, crm),
      ...journalRoutes(created),
      ...faultsRoutes(created),
    ];
    return { world: created, routes };
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
