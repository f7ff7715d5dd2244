/** Codes and texts of voximplant.com/docs/references/httpapi/errors. */
const TEXTS = {
  1: "Fatal error",
  100: "Authorization failed",
  101: "Invalid arguments",
  103: "Unknown command",
  115: "Invalid account_id",
  116: "Invalid application_id",
  127: "Insufficient money",
  134: "Required parameter is empty",
  146: "Invalid scenario_id",
  147: "Invalid rule_id",
  150: "Invalid call_session_history_id",
  156: "Invalid date",
  160: "Invalid count or offset",
  216: "Invalid record",
  253: "Name is already in use",
  375: "No scenario is bound to the rule",
} as const;

export type RefusalCode = keyof typeof TEXTS;

/** The management API refuses: the answer is the documented error body. */
export class ApiRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, detail?: string) {
    super(detail ? `${TEXTS[code]}: ${detail}` : TEXTS[code]);
    this.code = code;
  }
}
