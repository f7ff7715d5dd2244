/**
 * Doors the web server answers before Next sees them: by path, or by method and path where the rest is a route's. No
 * build lists them, so they are listed here: whoever asks for all doors asks for these too.
 */
export const AHEAD_DOORS = [
  "/livez",
  "/readyz",
  "/metrics",
  "GET /api/v1/live",
  "POST /voximplant/events",
] as const;
export type AheadDoor = (typeof AHEAD_DOORS)[number];
