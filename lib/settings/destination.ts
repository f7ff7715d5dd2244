import type { Dialing } from "./schema";

/** What the list says of a number: the longest prefix that fits decides. */
export type DestinationVerdict =
  | { isAllowed: true; prefix: string; pricePerMinuteMicros: number; currency: string }
  | { isAllowed: false; prefix: string | null };

/** @param phone E.164 with a plus */
export function findDestination(
  phone: string,
  dialing: Pick<Dialing, "destinations" | "currency">,
): DestinationVerdict {
  const digits = phone.replace(/^\+/, "");
  let best: Dialing["destinations"][number] | undefined;
  for (const entry of dialing.destinations) {
    if (digits.startsWith(entry.prefix) && entry.prefix.length > (best?.prefix.length ?? 0))
      best = entry;
  }
  if (!best?.isAllowed) return { isAllowed: false, prefix: best?.prefix ?? null };
  return {
    isAllowed: true,
    prefix: best.prefix,
    pricePerMinuteMicros: best.pricePerMinuteMicros,
    currency: dialing.currency,
  };
}
