import "server-only";
import { DateTime } from "luxon";
import { database } from "@/db/client";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { callsMessages } from "../messages";
import type { CallFilter } from "../queries/call-filter";
import { type CallSummary, listCalls } from "../queries/list-calls";
import { BYTE_ORDER_MARK, csvLine } from "./csv";
import { callListMessages } from "./messages";

const PAGE = 1000;

/**
 * The calls of a view as a CSV file, read a thousand at a time while it is sent; who took it stands in the audit log.
 * @param options `timeZone` IANA, of the times in the file; `origin` without a slash, of the links
 * @throws AppError forbidden
 */
export async function exportCalls(
  actor: Actor,
  filter: CallFilter,
  options: { locale: Locale; timeZone: string; origin: string },
): Promise<ReadableStream<Uint8Array>> {
  assertCan(actor, "calls.read");
  await audit(database(), actor, "calls.export", undefined, {
    filters: Object.keys(filter).sort(),
  });
  const lines = csvLines(actor, filter, options);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

async function* csvLines(
  actor: Actor,
  filter: CallFilter,
  options: { locale: Locale; timeZone: string; origin: string },
): AsyncGenerator<string, void> {
  const { locale, timeZone } = options;
  const { list, form } = callsMessages;
  const titles = [
    `${list.when[locale]} (${timeZone})`,
    list.phone[locale],
    callListMessages.client[locale],
    list.outcome[locale],
    list.status[locale],
    form.language[locale],
    callListMessages.talkSeconds[locale],
    list.crm[locale],
    list.owner[locale],
    callListMessages.link[locale],
  ];
  yield BYTE_ORDER_MARK + csvLine(titles, locale);
  let cursor: string | undefined;
  do {
    const page = await listCalls(actor, { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) });
    yield page.items.map((call) => csvLine(cellsOf(call, options), locale)).join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

function cellsOf(
  call: CallSummary,
  { locale, timeZone, origin }: { locale: Locale; timeZone: string; origin: string },
): (string | number | null)[] {
  const { outcome, status, language, crm } = callsMessages;
  return [
    DateTime.fromISO(call.createdAt, { zone: timeZone }).toFormat("yyyy-MM-dd HH:mm:ss"),
    call.phone,
    call.contactName,
    call.outcome && outcome[call.outcome][locale],
    status[call.status][locale],
    language[call.language][locale],
    call.talkSeconds,
    call.crmStatus && crm[call.crmStatus][locale],
    call.ownerName,
    `${origin}/calls/${call.id}`,
  ];
}
