import "server-only";
import { and, asc, desc, eq, exists, ilike, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import type { Outcome } from "@/db/enums";
import { callBacks, calls, contactPhones, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type * as answers from "./answers";
import type { ListContactsInput } from "./schema";
import { visibleContacts } from "./visible-contacts";

/** More than anybody can work off; the list says when it is not all. */
export const MOST_CALL_BACKS = 200;

export type ContactSummary = z.output<typeof answers.ContactSummary>;
export type ContactPage = z.output<typeof answers.ContactPage>;
export type ContactDetail = z.output<typeof answers.ContactDetail>;
export type CallBackSummary = z.output<typeof answers.CallBackSummary>;

/** People the actor may see, the last touched first, a page at a time. @throws AppError forbidden */
export async function listContacts(
  actor: Actor,
  filter: Partial<z.output<typeof ListContactsInput>>,
): Promise<ContactPage> {
  const limit = filter.limit ?? 50;
  const rows = await database()
    .select(summaryColumns())
    .from(contacts)
    .leftJoin(users, eq(users.id, contacts.ownerId))
    .where(
      and(
        visibleContacts(actor),
        searched(filter.search),
        filter.language ? eq(contacts.language, filter.language) : undefined,
        filter.crm ? eq(contacts.crmStatus, filter.crm) : undefined,
        shared(actor, filter.share),
        after(actor, filter.cursor),
      ),
    )
    .orderBy(desc(contacts.updatedAt), desc(contacts.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(toSummary);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** @throws AppError not_found for a missing or foreign person; forbidden */
export async function getContact(actor: Actor, contactId: string): Promise<ContactDetail> {
  const db = database();
  const [row] = await db
    .select({ contact: contacts, ...summaryColumns() })
    .from(contacts)
    .leftJoin(users, eq(users.id, contacts.ownerId))
    .where(and(eq(contacts.id, contactId), visibleContacts(actor)));
  if (!row) throw new AppError("not_found");
  const [phones, theirCalls, promised] = await Promise.all([
    db
      .select({ phone: contactPhones.phone })
      .from(contactPhones)
      .where(eq(contactPhones.contactId, contactId))
      .orderBy(
        desc(contactPhones.isPrimary),
        asc(contactPhones.createdAt),
        asc(contactPhones.phone),
      ),
    db
      .select({
        id: calls.id,
        status: calls.status,
        outcome: calls.outcome,
        talkSeconds: calls.talkSeconds,
        createdAt: calls.createdAt,
      })
      .from(calls)
      .where(eq(calls.contactId, contactId))
      .orderBy(desc(calls.createdAt))
      .limit(100),
    selectCallBacks(eq(callBacks.contactId, contactId)),
  ]);
  const { contact } = row;
  return {
    ...toSummary(row),
    phones: phones.map(({ phone }) => phone),
    version: contact.version,
    company: contact.company,
    email: contact.email,
    timeZone: contact.timeZone,
    note: contact.note,
    crmContactRef: contact.crmContactRef,
    crmDealRef: contact.crmDealRef,
    calls: theirCalls.map((call) => ({ ...call, createdAt: call.createdAt.toISOString() })),
    callBacks: promised,
    createdAt: contact.createdAt.toISOString(),
  };
}

/** Promises to ring back that are still open, the next due first; of people the actor may see. @throws AppError forbidden */
export async function listCallBacks(
  actor: Actor,
  whose: "mine" | "all" = "all",
): Promise<CallBackSummary[]> {
  const own =
    whose === "mine" && actor.kind === "user" ? eq(callBacks.ownerId, actor.userId) : undefined;
  return selectCallBacks(and(isNull(callBacks.doneAt), own, visibleContacts(actor)));
}

async function selectCallBacks(where: SQL | undefined): Promise<CallBackSummary[]> {
  const rows = await database()
    .select({
      callBack: callBacks,
      contactName: contacts.name,
      phone: firstPhone(),
      ownerName: users.name,
    })
    .from(callBacks)
    .innerJoin(contacts, eq(contacts.id, callBacks.contactId))
    .leftJoin(users, eq(users.id, callBacks.ownerId))
    .where(where)
    .orderBy(sql`${callBacks.dueAt} asc nulls last`, asc(callBacks.createdAt))
    .limit(MOST_CALL_BACKS);
  return rows.map(({ callBack, contactName, phone, ownerName }) => ({
    id: callBack.id,
    contactId: callBack.contactId,
    contactName,
    phone,
    callId: callBack.callId,
    ownerId: callBack.ownerId,
    ownerName,
    dueAt: callBack.dueAt?.toISOString() ?? null,
    reason: callBack.reason,
    doneAt: callBack.doneAt?.toISOString() ?? null,
  }));
}

const firstPhone = () =>
  sql<
    string | null
  >`(select p.phone from ${contactPhones} p where p.contact_id = ${contacts.id} order by p.is_primary desc, p.created_at, p.phone limit 1)`;

function summaryColumns() {
  const lastCall = (column: SQL) =>
    sql`(select ${column} from ${calls} c where c.contact_id = ${contacts.id} order by c.created_at desc limit 1)`;
  return {
    id: contacts.id,
    name: contacts.name,
    company: contacts.company,
    phone: firstPhone(),
    language: contacts.language,
    crmStatus: contacts.crmStatus,
    ownerName: users.name,
    callCount: sql<number>`(select count(*)::int from ${calls} c where c.contact_id = ${contacts.id})`,
    lastCallAt: lastCall(sql`c.created_at`).mapWith(calls.createdAt) as SQL<Date | null>,
    lastOutcome: lastCall(sql`c.outcome`) as SQL<Outcome | null>,
  };
}

type SummaryRow = Omit<ContactSummary, "lastCallAt"> & { lastCallAt: Date | null };

function toSummary(row: SummaryRow): ContactSummary {
  const { id, name, company, phone, language, crmStatus, ownerName, callCount, lastOutcome } = row;
  return {
    id,
    name,
    company,
    phone,
    language,
    crmStatus,
    ownerName,
    callCount,
    lastCallAt: row.lastCallAt?.toISOString() ?? null,
    lastOutcome,
  };
}

function searched(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const digits = search.replace(/\D/g, "");
  const part = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const name = or(
    ilike(contacts.name, part),
    ilike(contacts.company, part),
    search.includes("@") ? ilike(contacts.email, part) : undefined,
  );
  if (digits.length < 3) return name;
  return or(
    name,
    exists(
      database()
        .select({ one: sql`1` })
        .from(contactPhones)
        .where(
          and(eq(contactPhones.contactId, contacts.id), like(contactPhones.phone, `%${digits}%`)),
        ),
    ),
  );
}

function shared(actor: Actor, share: z.output<typeof ListContactsInput>["share"]): SQL | undefined {
  if (share === "mine" && actor.kind === "user") return eq(contacts.ownerId, actor.userId);
  if (share !== "call_back") return undefined;
  return sql`exists (select 1 from ${callBacks} b where b.contact_id = ${contacts.id} and b.done_at is null)`;
}

/** By the row itself: a Date holds milliseconds only, PostgreSQL microseconds. A foreign row is no cursor, like a missing one. */
function after(actor: Actor, cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const last = database()
    .select({ updatedAt: contacts.updatedAt, id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, cursor), visibleContacts(actor)));
  return sql`(${contacts.updatedAt}, ${contacts.id}) < ${last}`;
}
