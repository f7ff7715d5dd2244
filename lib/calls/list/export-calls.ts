import "server-only";
import { database } from "@/db/client";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { localClock } from "@/lib/platform/format/local-clock";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { callsMessages } from "../messages";
import type { CallFilter } from "../queries/call-filter";
import { BYTE_ORDER_MARK, csvLine } from "./csv";
import { callListMessages } from "./messages";
import { type FiledCall, readMany } from "./read-many";

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
  const clock = localClock(timeZone);
  for await (const page of readMany(actor, filter)) {
    yield page.map((call) => csvLine(cellsOf(call, clock, options), locale)).join("");
  }
}

function cellsOf(
  call: FiledCall,
  clock: (atMs: number) => string,
  { locale, origin }: { locale: Locale; origin: string },
): (string | number | null)[] {
  const { outcome, status, language, crm } = callsMessages;
  return [
    clock(call.createdAtMs),
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
