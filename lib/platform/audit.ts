import "server-only";
import type { DbOrTx } from "@/db/client";
import { auditLog } from "@/db/schema";

/** Who stands in the audit log; rooms above pass their `Actor`. */
export type AuditActor =
  | {
      kind: "user";
      userId: string;
      name: string;
      ip: string | null;
      viaKey?: { keyId: string } | undefined;
    }
  | { kind: "api"; keyId: string; name: string; ip: string | null }
  | { kind: "system"; name: string };

/** Appends one line; in the caller's transaction, so that an act and its line stand or fall together. No personal data in `detail`. */
export async function audit(
  tx: DbOrTx,
  actor: AuditActor,
  action: string,
  object?: { kind: string; id: string },
  detail?: Record<string, unknown>,
): Promise<void> {
  const key = actor.kind === "user" ? actor.viaKey : undefined;
  await tx.insert(auditLog).values({
    actorKind: actor.kind,
    actorId: actor.kind === "user" ? actor.userId : null,
    actorName: actor.kind === "api" ? `api:${actor.keyId}` : actor.name,
    ip: actor.kind === "system" ? null : actor.ip,
    action,
    objectKind: object?.kind,
    objectId: object?.id,
    detail: key ? { ...detail, viaKey: key.keyId } : detail,
  });
}
