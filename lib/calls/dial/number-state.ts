import "server-only";
import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { callAttempts, calls, contactPhones, contacts, doNotCall } from "@/db/schema";
import { phoneHash } from "@/lib/contacts/do-not-call";
import { findDestination } from "@/lib/settings/destination";
import { currentWorld } from "@/lib/settings/provider-world";
import type { Dialing } from "@/lib/settings/schema";
import { zonesOfCountry } from "./local-time";
import type { NumberState } from "./number-rules";
import { spentToday } from "./spent-today";

type Counted = {
  day: number;
  week: number;
  spent: string;
  zone: string | null;
  demo: boolean | null;
  listed: boolean;
};

/**
 * Everything the rules ask of a number, read at this moment.
 * @param phone E.164 with a plus
 * @param exceptAttemptId an attempt that is not to count against itself
 */
export async function readNumberState(
  tx: DbOrTx,
  number: { phone: string; country: string | null },
  dialing: Dialing,
  exceptAttemptId: string | null = null,
): Promise<NumberState> {
  const destination = findDestination(number.phone, dialing);
  const notThis = exceptAttemptId === null ? sql`true` : sql`a.id <> ${exceptAttemptId}`;
  // An attempt that never rang (abandoned, refused) is no attempt on the person.
  const [counted] = await tx.execute<Counted>(sql`
    select
      (select count(*) filter (where a.dial_started_at > now() - interval '24 hours')::int
         from ${callAttempts} a join ${calls} c on c.id = a.call_id
        where c.phone = ${number.phone} and not c.is_demo and a.state in ('start_sent', 'running', 'ended')
          and a.dial_started_at > now() - interval '7 days' and ${notThis}) as day,
      (select count(*)::int
         from ${callAttempts} a join ${calls} c on c.id = a.call_id
        where c.phone = ${number.phone} and not c.is_demo and a.state in ('start_sent', 'running', 'ended')
          and a.dial_started_at > now() - interval '7 days' and ${notThis}) as week,
      ${spentToday(notThis)}::text as spent,
      p.time_zone as zone, p.demo as demo,
      exists (select 1 from ${doNotCall} where phone_hash = ${phoneHash(number.phone)}) as listed
    from (select 1) one
    left join (select ct.time_zone, ct.is_demo = 1 as demo from ${contactPhones} cp join ${contacts} ct on ct.id = cp.contact_id
                where cp.phone = ${number.phone}) p on true`);
  return {
    isDoNotCall: counted?.listed ?? true,
    isDemoNumber: currentWorld() === "real" && counted?.demo === true,
    pricePerMinuteMicros: destination.isAllowed ? destination.pricePerMinuteMicros : null,
    attemptsDay: counted?.day ?? 0,
    attemptsWeek: counted?.week ?? 0,
    spentTodayMicros: Number(counted?.spent ?? 0),
    country: number.country,
    zones: counted?.zone ? [counted.zone] : zonesOfCountry(number.country),
  };
}
