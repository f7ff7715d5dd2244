import { zonesOfCountry } from "@/lib/calls/dial/local-time";

/** Where most people of a country with several zones live: a guess that a stored zone of the person beats. */
const MAIN_ZONE: Record<string, string> = {
  RU: "Europe/Moscow",
  KZ: "Asia/Almaty",
  UZ: "Asia/Tashkent",
  US: "America/New_York",
  CA: "America/Toronto",
  DE: "Europe/Berlin",
};

/** The IANA zone in which "tomorrow at three" of a callee is understood. */
export function calleeZone(person: { timeZone: string | null; country: string | null }): string {
  if (person.timeZone) return person.timeZone;
  return MAIN_ZONE[person.country ?? ""] ?? zonesOfCountry(person.country)[0] ?? "UTC";
}
