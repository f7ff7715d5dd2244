import "server-only";
import { desc, eq, like, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { doNotCall, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { parsePhone } from "@/lib/platform/format/phone";
import type * as answers from "./answers";
import { phoneHash } from "./do-not-call";
import type { AddNumbersInput, RemoveNumberInput } from "./schema";

export type DoNotCallEntry = z.output<typeof answers.DoNotCallEntry>;

/**
 * Numbers nobody may dial, the newest first; `search`: a number or part of one.
 * @throws AppError forbidden
 */
export async function listDoNotCall(
  actor: Actor,
  filter: { search?: string | undefined; limit: number },
): Promise<DoNotCallEntry[]> {
  assertCan(actor, "do_not_call.edit");
  const rows = await database()
    .select({ entry: doNotCall, addedBy: users.name })
    .from(doNotCall)
    .leftJoin(users, eq(users.id, doNotCall.createdBy))
    .where(searched(filter.search))
    .orderBy(desc(doNotCall.createdAt))
    .limit(filter.limit);
  return rows.map(({ entry, addedBy }) => ({
    phoneHash: entry.phoneHash,
    phone: entry.phone,
    reason: entry.reason,
    source: entry.source,
    addedBy,
    callId: entry.callId,
    createdAt: entry.createdAt.toISOString(),
  }));
}

/** A whole number is found by its hash as well: of erased ones nothing else is left. */
function searched(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const whole = parsePhone(search);
  const digits = search.replace(/\D/g, "");
  if (digits.length === 0) return sql`false`;
  return or(
    like(doNotCall.phone, `%${digits}%`),
    whole ? eq(doNotCall.phoneHash, phoneHash(whole.e164)) : undefined,
  );
}

export type AddedNumbers = z.output<typeof answers.AddedNumbers>;

const MAX_LINES = 10_000;
const CHUNK = 1_000;

/**
 * Puts typed or pasted numbers on the list, one a line; what follows a number behind a tab, comma or semicolon is not read.
 * @throws AppError forbidden; too_large above 10,000 lines
 */
export async function addNumbersToDoNotCall({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof AddNumbersInput>;
}): Promise<AddedNumbers> {
  assertCan(actor, "do_not_call.edit");
  const lines = input.phones
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MAX_LINES) throw new AppError("too_large");
  const good = new Map<string, string>();
  const wrong: string[] = [];
  let numbers = 0;
  for (const line of lines) {
    const phone = parsePhone((line.split(/[\t;,]/)[0] ?? "").replace(/^["']|["']$/g, ""));
    if (!phone) {
      wrong.push(line);
      continue;
    }
    numbers += 1;
    good.set(phoneHash(phone.e164), phone.e164);
  }
  const source = lines.length > 1 ? "import" : "admin";
  const added = await database().transaction(async (tx) => {
    let count = 0;
    const rows = [...good].map(([hash, phone]) => ({
      phoneHash: hash,
      phone,
      reason: input.reason,
      source,
      createdBy: actor.kind === "user" ? actor.userId : null,
    }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      const stored = await tx
        .insert(doNotCall)
        .values(rows.slice(at, at + CHUNK))
        .onConflictDoNothing()
        .returning({ phoneHash: doNotCall.phoneHash });
      count += stored.length;
    }
    if (count > 0) await audit(tx, actor, "do_not_call.added", undefined, { count, source });
    return count;
  });
  return {
    added,
    known: numbers - added,
    wrong: wrong.slice(0, 20).map((line) => line.slice(0, 80)),
    wrongCount: wrong.length,
  };
}

/**
 * Takes a number off the list; the reason stands in the audit log.
 * @throws AppError forbidden, not_found
 */
export async function removeFromDoNotCall({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof RemoveNumberInput>;
}): Promise<void> {
  assertCan(actor, "do_not_call.edit");
  await database().transaction(async (tx) => {
    const [gone] = await tx
      .delete(doNotCall)
      .where(eq(doNotCall.phoneHash, input.phoneHash))
      .returning({ source: doNotCall.source });
    if (!gone) throw new AppError("not_found");
    await audit(
      tx,
      actor,
      "do_not_call.removed",
      { kind: "do_not_call", id: input.phoneHash.slice(0, 16) },
      { reason: input.reason, source: gone.source },
    );
  });
}
