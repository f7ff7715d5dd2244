import "server-only";
import { createHash } from "node:crypto";

/** Any printable Idempotency-Key becomes a key of the command's length; undefined: none was sent. */
export function keyFromHeader(header: string | undefined): string | undefined {
  return header && createHash("sha256").update(header).digest("hex");
}
