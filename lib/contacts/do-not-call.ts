import "server-only";
import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { doNotCall } from "@/db/schema";
import { derivedKey } from "@/lib/platform/seal/derived-key";

export type DoNotCallSource = "import" | "operator" | "call" | "sms" | "telegram" | "api" | "admin";

/** The keyed hash under which a number stands on the list. @param phone E.164 with a plus */
export function phoneHash(phone: string): string {
  return createHmac("sha256", derivedKey("do-not-call")).update(phone).digest("hex");
}

/** Puts a number on the list; one that stands there keeps its first reason. True: it was new. */
export async function addToDoNotCall(
  tx: Tx,
  entry: {
    phone: string;
    reason: string;
    source: DoNotCallSource;
    callId?: string | null;
    createdBy?: string | null;
  },
): Promise<boolean> {
  const added = await tx
    .insert(doNotCall)
    .values({
      phoneHash: phoneHash(entry.phone),
      phone: entry.phone,
      reason: entry.reason.slice(0, 200),
      source: entry.source,
      callId: entry.callId ?? null,
      createdBy: entry.createdBy ?? null,
    })
    .onConflictDoNothing()
    .returning({ phoneHash: doNotCall.phoneHash });
  return added.length > 0;
}

/** @param phone E.164 with a plus */
export async function isOnDoNotCall(tx: DbOrTx, phone: string): Promise<boolean> {
  const [row] = await tx
    .select({ phoneHash: doNotCall.phoneHash })
    .from(doNotCall)
    .where(eq(doNotCall.phoneHash, phoneHash(phone)));
  return row !== undefined;
}
