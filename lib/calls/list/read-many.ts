import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { type CallFilter, conditionsOf } from "../queries/call-filter";
import type { CallSummary } from "../queries/list-calls";
import { afterCall, orderOf } from "../queries/list-order";
import { visibleCalls } from "../queries/visible-calls";

const PAGE = 1000;

/** One call as a file has it. */
export type FiledCall = Pick<
  CallSummary,
  | "id"
  | "phone"
  | "contactName"
  | "ownerName"
  | "status"
  | "outcome"
  | "language"
  | "talkSeconds"
  | "crmStatus"
> & { createdAtMs: number };

/**
 * All calls of a view that the actor may see, in its order, a thousand at a time; the next are read while the caller is
 * at the last. Plain rows: building each as the list's queries do takes longer than reading it.
 * @throws AppError forbidden
 */
export async function* readMany(actor: Actor, filter: CallFilter): AsyncGenerator<FiledCall[]> {
  const isSeen = visibleCalls(actor, "calls.read");
  const wanted = [isSeen, ...(await conditionsOf(filter, isSeen))];
  const order = orderOf(filter.sort ?? "newest");
  const after = (cursor: string | undefined) =>
    cursor ? afterCall(actor, cursor, filter.sort ?? "newest") : undefined;
  let next = readPage(and(...wanted, after(filter.cursor)), order);
  for (;;) {
    const page = await next;
    const last = page.length === PAGE ? page.at(-1) : undefined;
    if (last) {
      next = readPage(and(...wanted, after(last.id)), order);
      // Awaited at the next turn, if there is one; until then its failure is nobody's.
      next.catch(() => undefined);
    }
    yield page;
    if (!last) return;
  }
}

async function readPage(where: SQL | undefined, order: SQL[]): Promise<FiledCall[]> {
  return database().execute<FiledCall>(sql`
    select ${calls.id} as id, (extract(epoch from ${calls.createdAt}) * 1000)::float8 as "createdAtMs",
      ${calls.phone} as phone, ${contacts.name} as "contactName", ${calls.outcome} as outcome,
      ${calls.status} as status, ${calls.language} as language, ${calls.talkSeconds} as "talkSeconds",
      ${calls.crmStatus} as "crmStatus", ${users.name} as "ownerName"
    from ${calls}
    left join ${contacts} on ${eq(contacts.id, calls.contactId)}
    left join ${users} on ${eq(users.id, calls.ownerId)}
    where ${where ?? sql`true`}
    order by ${sql.join(order, sql`, `)} limit ${PAGE}`);
}
