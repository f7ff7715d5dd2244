import { DateTime, IANAZone } from "luxon";

export type Moment =
  | { kind: "moment"; at: Date }
  /** The clocks go forward over it: that hour does not exist there on that day. */
  | { kind: "skipped" }
  | { kind: "unreadable" };

/**
 * The moment at which clocks in a zone show a time. Where they show it twice (clocks go back), the first one.
 * @param localTime "YYYY-MM-DDTHH:MM"
 * @param zone IANA
 */
export function momentOf(localTime: string, zone: string): Moment {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localTime) || !IANAZone.isValidZone(zone))
    return { kind: "unreadable" };
  const local = DateTime.fromISO(localTime, { zone });
  if (!local.isValid) return { kind: "unreadable" };
  // luxon moves a time that does not exist past the gap.
  if (local.toFormat("yyyy-MM-dd'T'HH:mm") !== localTime) return { kind: "skipped" };
  const [first = local] = local.getPossibleOffsets();
  return { kind: "moment", at: first.toJSDate() };
}
