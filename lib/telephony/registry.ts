import "server-only";
import type { TelephonyRoad } from "./ports";
import { voximplantRoad } from "./voximplant/road";

let road: TelephonyRoad | undefined;

/**
 * The road that calls take.
 * @throws AccessError when the settings name no account or key for it
 */
export function telephonyRoad(): TelephonyRoad {
  road ??= voximplantRoad();
  return road;
}
