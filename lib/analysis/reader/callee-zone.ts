import { zonesOfCountry } from "@/lib/calls/dial/local-time";

/** The IANA zone in which "tomorrow at three" of a callee is understood. */
export function calleeZone(person: { timeZone: string | null; country: string | null }): string {
  return person.timeZone ?? zonesOfCountry(person.country)[0] ?? "UTC";
}
