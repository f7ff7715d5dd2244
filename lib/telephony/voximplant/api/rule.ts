import "server-only";
import { env } from "@/lib/env";
import type { VoximplantAccess } from "./access";
import { askApi } from "./client";
import { ApplicationsAnswer, RulesAnswer } from "./schema";

/**
 * AddApplication takes names of [a-z][a-z0-9-] only, so the HALO_DEMO of the set-up guide is `halo-demo` to the API;
 * one made by hand under either spelling is found as well.
 */
export const APPLICATION_NAME = "halo-demo";
export const SCENARIO_NAME = "OutboundCallWithAI";
export const RULE_NAME = "OutboundCallRule";

/** GetApplications gives the full name, `halo-demo.<account>.voximplant.com`. */
function isOurs(fullName: string): boolean {
  const short = fullName.split(".")[0] ?? "";
  return short.toLowerCase().replaceAll("_", "-") === APPLICATION_NAME;
}

/**
 * Finds the application that holds our rule.
 * @param configured its id, taken as it is; null: looked up by name
 * @returns its id, or null
 * @throws VoximplantError
 */
export async function findApplication(
  access: VoximplantAccess,
  configured: number | null,
): Promise<string | null> {
  if (configured !== null) return String(configured);
  const { result } = await askApi(access, "GetApplications", { count: 1000 }, ApplicationsAnswer);
  return result.find((application) => isOurs(application.application_name))?.application_id ?? null;
}

/**
 * Finds our rule in an application.
 * @returns its id and the scenarios bound to it, or null
 * @throws VoximplantError
 */
export async function findRule(
  access: VoximplantAccess,
  applicationId: string,
): Promise<{ ruleId: string; scenarioIds: string[] } | null> {
  const params = { application_id: applicationId, with_scenarios: true, count: 1000 };
  const { result } = await askApi(access, "GetRules", params, RulesAnswer);
  const rule = result.find((candidate) => candidate.rule_name === RULE_NAME);
  if (!rule) return null;
  return { ruleId: rule.rule_id, scenarioIds: rule.scenarios.map((bound) => bound.scenario_id) };
}

let known: { apiUrl: string; ruleId: string } | null = null;

/** Forgets the rule that was looked up: the provider does not know it any more. */
export function forgetRule(): void {
  known = null;
}

/**
 * The rule that starts our scenario: the configured one, else looked up by name once.
 * @returns null where nothing was deployed
 * @throws VoximplantError
 */
export async function outboundRule(access: VoximplantAccess): Promise<string | null> {
  const configured = env().VOXIMPLANT_RULE_ID;
  if (configured) return String(configured);
  if (known?.apiUrl === access.apiUrl) return known.ruleId;
  const applicationId = await findApplication(access, env().VOXIMPLANT_APPLICATION_ID ?? null);
  const rule = applicationId ? await findRule(access, applicationId) : null;
  if (rule) known = { apiUrl: access.apiUrl, ruleId: rule.ruleId };
  return rule?.ruleId ?? null;
}
