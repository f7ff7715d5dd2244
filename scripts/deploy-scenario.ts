import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { env } from "@/lib/env";
import { accessFromEnv } from "@/lib/telephony/voximplant/api/access";
import { findCallerId } from "@/lib/telephony/voximplant/api/caller-ids";
import { deployScenario } from "@/lib/telephony/voximplant/deploy-scenario";

/**
 * Uploads the scenario, binds it to its rule and writes its secrets: to the sandbox and to the real Voximplant alike.
 * The last line is JSON: the settings the product needs, by variable name.
 */

const SCENARIO = join("dist", "voxengine", "outbound-call.js");

/** From source the scenario is built anew; a bundled program finds it beside itself. */
function readScenario(): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".ts")) {
    const builder = join(dirname(here), "build-scenario.ts");
    const built = spawnSync(process.execPath, [...process.execArgv, builder], {
      stdio: ["ignore", 2, 2],
    });
    if (built.status !== 0) throw new Error("the scenario could not be built");
  }
  if (!existsSync(SCENARIO)) throw new Error(`${SCENARIO} is missing: npm run build makes it`);
  return readFileSync(SCENARIO, "utf8");
}

const settings = env();
const access = accessFromEnv();
const isReal = settings.telephony === "voximplant";
const deployment = await deployScenario(access, readScenario(), {
  // Ids of the sandbox are found by name: they change when its data is removed.
  applicationId: isReal ? (settings.VOXIMPLANT_APPLICATION_ID ?? null) : null,
  secrets: {
    HALO_URL: settings.BACKEND_URL,
    HALO_WEBHOOK_KEY: settings.HALO_WEBHOOK_KEY,
    OPENAI_API_KEY: settings.OPENAI_API_KEY ?? null,
  },
});
const callerId = settings.VOXIMPLANT_CALLER_ID ?? (await findCallerId(access));
console.error(
  `scenario deployed to ${new URL(access.apiUrl).host}: application ${deployment.applicationId}, ` +
    `rule ${deployment.ruleId}${deployment.created.length > 0 ? `, new: ${deployment.created.join(", ")}` : ""}`,
);
if (!callerId)
  console.error("no rented or verified number: set VOXIMPLANT_CALLER_ID before calls can be made");
if (!settings.OPENAI_API_KEY)
  console.error("OPENAI_API_KEY is not set: only the scripted engine will work");
console.log(
  JSON.stringify({
    VOXIMPLANT_APPLICATION_ID: deployment.applicationId,
    VOXIMPLANT_RULE_ID: deployment.ruleId,
    ...(callerId ? { VOXIMPLANT_CALLER_ID: callerId } : {}),
  }),
);
