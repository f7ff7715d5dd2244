import { statfs } from "node:fs/promises";
import type { SystemActor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { testConnection } from "@/lib/follow-ups/connections/test-connection";
import { listConnections } from "@/lib/settings/connections/list-connections";
import { accessFromEnv } from "@/lib/telephony/voximplant/api/access";
import { findCallerId } from "@/lib/telephony/voximplant/api/caller-ids";
import { findApplication, findRule } from "@/lib/telephony/voximplant/api/rule";
import { attention, bad, type Finding, good, reasonOf } from "./finding";

const actor: SystemActor = { kind: "system", name: "cli" };
const WAIT_MS = 5000;
const MIN_FREE_GB = 2;

/** Every outside service that is connected is asked for something that costs and changes nothing. */
export async function checkConnections(): Promise<Finding[]> {
  const all = await listConnections(actor);
  return Promise.all(
    all.map(async ({ provider, source, host }) => {
      if (source === "none") {
        return attention(provider, "not connected", "Enter its key on Settings, Connections.");
      }
      const { isWorking, code } = await testConnection({ actor, input: { provider } });
      if (isWorking) return good(provider, `${host} answers`);
      return bad(
        provider,
        `${host}: ${code}`,
        "Check the key on Settings, Connections, the balance of the account, and that this machine reaches the host.",
      );
    }),
  );
}

/** The scenario with its rule in the telephony account, and a number to call from. */
export async function checkScenario(): Promise<Finding> {
  const advice = "Run: npm run voximplant:deploy";
  try {
    const access = accessFromEnv();
    const isReal = env().telephony === "voximplant";
    const application = await findApplication(
      access,
      isReal ? (env().VOXIMPLANT_APPLICATION_ID ?? null) : null,
    );
    const rule = application ? await findRule(access, application) : null;
    if (!rule || rule.scenarioIds.length === 0) {
      return bad("scenario", "is not in the telephony account", advice);
    }
    const callerId = env().VOXIMPLANT_CALLER_ID ?? (await findCallerId(access));
    if (!callerId) {
      return bad(
        "scenario",
        "there is no number to call from",
        "Rent or verify one at Voximplant and set VOXIMPLANT_CALLER_ID.",
      );
    }
    return good("scenario", `application ${application}, rule ${rule.ruleId}`);
  } catch (error) {
    return bad("scenario", reasonOf(error), advice);
  }
}

/** The address under which the scenario reaches this product, asked from here. */
export async function checkWebhookAddress(): Promise<Finding> {
  const url = new URL("/voximplant/health", env().BACKEND_URL);
  const advice =
    "Start the pages, and set BACKEND_URL to an address that Voximplant reaches: https with a certificate of a known authority.";
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: "error" });
    const body = (await response.json()) as { status?: unknown };
    if (response.ok && body.status === "ok") return good("webhooks", `${url.origin} answers`);
    return bad("webhooks", `${url.origin} answers ${response.status}`, advice);
  } catch (error) {
    return bad("webhooks", `${url.origin}: ${reasonOf(error)}`, advice);
  }
}

/** @param dir where the product keeps its data */
export async function checkDisk(dir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dir);
  const free = (bavail * bsize) / 1024 ** 3;
  if (free >= MIN_FREE_GB) return good("disk", `${free.toFixed(0)} GB free`);
  return bad(
    "disk",
    `${free.toFixed(1)} GB free`,
    "Make room: PostgreSQL stops taking calls when it is full.",
  );
}
