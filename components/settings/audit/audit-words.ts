import { auditMessages } from "@/lib/settings/messages/audit-messages";

type Act = keyof typeof auditMessages.act;
export type AuditKind = keyof typeof auditMessages.kinds;

export const AUDIT_KINDS = Object.keys(auditMessages.kinds) as AuditKind[];

/** The act as one that has words; null: its code is shown. */
export function knownAct(action: string): Act | null {
  const name = action.replace(".", "_");
  return Object.hasOwn(auditMessages.act, name) ? (name as Act) : null;
}
