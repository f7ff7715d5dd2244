import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { env } from "@/lib/env";
import { accessFromEnv } from "@/lib/telephony/voximplant/api/access";
import { findCallerId } from "@/lib/telephony/voximplant/api/caller-ids";
import { VoximplantError } from "@/lib/telephony/voximplant/api/client";
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
    const builder = join(dirname(here), "building", "build-scenario.ts");
    const built = spawnSync(process.execPath, [...process.execArgv, builder], {
      stdio: ["ignore", 2, 2],
    });
    if (built.status !== 0) throw new Error("the scenario could not be built");
  }
  if (!existsSync(SCENARIO)) throw new Error(`${SCENARIO} is missing: npm run build makes it`);
  return readFileSync(SCENARIO, "utf8");
}

async function deploy(): Promise<void> {
  const settings = env();
  const access = accessFromEnv();
  const isReal = settings.telephony === "voximplant";
  const voiceKey = settings.REALTIME_API_KEY ?? settings.OPENAI_API_KEY ?? null;
  const deployment = await deployScenario(access, readScenario(), {
    // Ids of the sandbox are found by name: they change when its data is removed.
    applicationId: isReal ? (settings.VOXIMPLANT_APPLICATION_ID ?? null) : null,
    secrets: {
      HALO_URL: settings.BACKEND_URL,
      HALO_WEBHOOK_KEY: settings.HALO_WEBHOOK_KEY,
      OPENAI_API_KEY: voiceKey,
    },
  });
  const callerId = settings.VOXIMPLANT_CALLER_ID ?? (await findCallerId(access));
  const { applicationId, ruleId, created } = deployment;
  const news = created.length > 0 ? `, new: ${created.join(", ")}` : "";
  const host = new URL(access.apiUrl).host;
  console.error(
    `scenario deployed to ${host}: application ${applicationId}, rule ${ruleId}${news}`,
  );
  if (!callerId) {
    console.error(
      "no rented or verified number: set VOXIMPLANT_CALLER_ID before calls can be made",
    );
  }
  if (!voiceKey) console.error("OPENAI_API_KEY is not set: only the scripted engine will work");
  console.log(
    JSON.stringify({
      VOXIMPLANT_APPLICATION_ID: applicationId,
      VOXIMPLANT_RULE_ID: ruleId,
      ...(callerId ? { VOXIMPLANT_CALLER_ID: callerId } : {}),
    }),
  );
}

/** What to look at first, by the code of the management API. */
const HINTS: Record<string, string> = {
  api_100: "the account id, the key or the clock of this machine is wrong",
  api_104: "the role of the service account does not allow it: Owner, Admin or Developer is needed",
  api_115: "VOXIMPLANT_ACCOUNT_ID names no account",
  api_116: "VOXIMPLANT_APPLICATION_ID names no application of this account",
  unsent: "nobody answers at VOXIMPLANT_API_URL",
};

try {
  await deploy();
} catch (error) {
  const hint = error instanceof VoximplantError ? HINTS[error.code] : undefined;
  console.error(`the scenario was not deployed: ${error instanceof Error ? error.message : error}`);
  if (hint) console.error(hint);
  process.exitCode = 1;
}
