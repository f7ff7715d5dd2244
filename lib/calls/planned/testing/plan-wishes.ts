import { DateTime } from "luxon";
import { freshPhone } from "../../testing/test-calls";
import { PlanCallInput } from "../schema";

export const ZONE = "Asia/Tashkent";
/** "YYYY-MM-DDTHH:30" of tomorrow, by the clock in `ZONE`. */
export const tomorrow = (hour = 14) =>
  DateTime.now()
    .setZone(ZONE)
    .plus({ days: 1 })
    .set({ hour, minute: 30 })
    .toFormat("yyyy-MM-dd'T'HH:mm");
/** What a form would send for a call tomorrow, to a number no other test has. */
export const wants = (input: Partial<PlanCallInput> = {}) =>
  PlanCallInput.parse({
    phone: freshPhone(),
    language: "ru",
    prompt: "Ask.",
    localTime: tomorrow(),
    zone: ZONE,
    ...input,
  });
