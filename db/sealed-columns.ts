/** Where sealed texts lie (lib/platform/seal); a new key is wrapped around all of them. */
export const SEALED_COLUMNS = [
  { table: "call_attempts", id: "id", column: "control_url" },
  { table: "connections", id: "provider", column: "secret" },
  { table: "webhook_endpoints", id: "id", column: "secret" },
  { table: "webhook_endpoints", id: "id", column: "previous_secret" },
] as const;
