import "server-only";
import { AppError } from "@/lib/platform/errors";
import type { CallReport } from "../ports";
import {
  type Parsed,
  type PermitQuestion,
  parseCallReport,
  parsePermitRequest,
} from "./parse-event";

/** The verified body and headers of POST /voximplant/events. @throws AppError invalid_input */
export function readReport(body: Uint8Array, headers: Headers): CallReport {
  return unwrap(parseCallReport(body, headers.get("webhook-id") ?? ""));
}

/** The verified body and headers of POST /voximplant/permit. @throws AppError invalid_input */
export function readPermitRequest(body: Uint8Array, headers: Headers): PermitQuestion {
  return unwrap(parsePermitRequest(body, headers.get("webhook-id") ?? ""));
}

function unwrap<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new AppError("invalid_input", { fields: { body: parsed.problem } });
  return parsed.value;
}
