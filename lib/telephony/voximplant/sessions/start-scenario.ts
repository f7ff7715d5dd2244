import "server-only";
import type { StartResult } from "../../ports";
import type { VoximplantAccess } from "../api/access";
import { type ApiAnswer, callApi, VoximplantError } from "../api/client";
import { forgetRule, outboundRule } from "../api/rule";
import { StartAnswer } from "../api/schema";

/** Unknown application, unknown rule. */
const STALE_RULE = new Set([116, 147]);

/**
 * Asks for a session of our scenario. StartScenarios has no idempotency key: whatever is not clearly a yes or a no is
 * `unknown`, and nothing is sent twice.
 * @param attemptId the only thing the session is told, and the key under which the call history finds it
 */
export async function startScenario(
  access: VoximplantAccess,
  attemptId: string,
): Promise<StartResult> {
  let ruleId: string | null;
  try {
    ruleId = await outboundRule(access);
  } catch (error) {
    // The rule was only looked up: no session can have come of it.
    if (!(error instanceof VoximplantError)) throw error;
    const isSetUp = error.errorClass === "configuration" || error.errorClass === "permanent";
    return {
      kind: "refused",
      code: error.code,
      reason: error.message,
      errorClass: isSetUp ? "configuration" : "transient",
    };
  }
  if (ruleId === null) {
    return {
      kind: "refused",
      code: "rule_missing",
      reason: "the scenario is not deployed",
      errorClass: "configuration",
    };
  }
  const params = { rule_id: ruleId, script_custom_data: attemptId };
  const answer = await callApi(access, "StartScenarios", params, StartAnswer);
  if (answer.kind === "error" && STALE_RULE.has(answer.code)) forgetRule();
  return startResult(answer);
}

/** Sorts an answer to StartScenarios: made, surely not made, or perhaps. */
function startResult(
  answer: ApiAnswer<{
    call_session_history_id: string;
    media_session_access_secure_url: string | null;
  }>,
): StartResult {
  switch (answer.kind) {
    case "ok":
      return {
        kind: "accepted",
        sessionId: answer.value.call_session_history_id,
        controlUrl: answer.value.media_session_access_secure_url,
      };
    case "error": {
      const { code, message, errorClass } = answer;
      if (errorClass === "ambiguous") return { kind: "unknown", reason: `api_${code}` };
      return { kind: "refused", code: `api_${code}`, reason: message.slice(0, 200), errorClass };
    }
    case "http":
      // Documented: more than 200 requests at once. Any other status without the API's own words may hide a session.
      if (answer.httpStatus === 429) {
        return {
          kind: "refused",
          code: "http_429",
          reason: "too many requests at once",
          errorClass: "transient",
        };
      }
      return { kind: "unknown", reason: `http_${answer.httpStatus}` };
    case "unsent":
      return {
        kind: "refused",
        code: "unsent",
        reason: answer.reason,
        errorClass: "transient",
      };
    case "lost":
      return { kind: "unknown", reason: answer.reason };
  }
}
