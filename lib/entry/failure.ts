import "server-only";
import { randomUUID } from "node:crypto";
import { createTranslator } from "use-intl/core";
import type { ZodError } from "zod";
import { isDatabaseAway, isDatabaseBusy } from "@/db/is-away";
import { AppError, ERROR_STATUS, type ErrorCode } from "@/lib/platform/errors";
import { type Locale, wordsOf } from "@/lib/platform/i18n/define-messages";
import { type LogFields, log } from "@/lib/platform/log";
import { entryMessages } from "./messages";

/** An error as every door tells it. `fields` and `detail` hold codes, `message` words for a person. */
export type Failure = {
  ok: false;
  code: ErrorCode | "internal";
  message: string;
  fields?: Record<string, string>;
  detail?: Record<string, string | number>;
};

/** Words a room has for an error of its own; undefined: the general sentence. */
export type ErrorWords = (error: AppError, locale: Locale) => string | undefined;

const words = { ru: wordsOf(entryMessages, "ru"), en: wordsOf(entryMessages, "en") };

/** The general sentence of an error code. */
export function errorSentence(code: Failure["code"], locale: Locale, id = ""): string {
  const t = createTranslator({ locale, messages: words[locale] });
  return t(`errors.${code}`, { id });
}

/** HTTP status of a failure. */
export function statusOf(failure: { code: Failure["code"] }): number {
  return failure.code === "internal" ? 500 : ERROR_STATUS[failure.code];
}

/** Field → code of what is wrong. A schema names its own code as the issue's message: `z.string().refine(…, "phone_invalid")`. */
export function fieldCodes(error: ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const names =
      issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".") || "input"];
    for (const name of names) fields[name] ??= fieldCode(issue);
  }
  return fields;
}

function fieldCode(issue: ZodError["issues"][number]): string {
  if (/^[a-z][a-z0-9_]*$/.test(issue.message)) return issue.message;
  const isText = "origin" in issue && issue.origin === "string";
  if (issue.code === "too_small") {
    if (!isText) return "too_small";
    return "minimum" in issue && issue.minimum === 1 ? "required" : "too_short";
  }
  if (issue.code === "too_big") return isText ? "too_long" : "too_big";
  if (issue.code === "unrecognized_keys") return "unknown";
  return issue.code === "invalid_type" && /received undefined/.test(issue.message)
    ? "required"
    : "invalid";
}

/** A ZodError of an input as the error doors expect. */
export function invalidInput(error: ZodError): AppError {
  return new AppError("invalid_input", { fields: fieldCodes(error), cause: error });
}

/**
 * What a door answers to a thrown error. What we expect keeps its code, a database that is away or took too long passes by itself
 * (`unavailable`); anything else is logged under an id
 * and told with that id only.
 */
export function toFailure(
  error: unknown,
  locale: Locale,
  place: LogFields,
  roomWords?: ErrorWords,
): Failure {
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      message: roomWords?.(error, locale) ?? errorSentence(error.code, locale),
      ...(error.fields ? { fields: error.fields } : {}),
      ...(error.detail ? { detail: error.detail } : {}),
    };
  }
  const isAway = isDatabaseAway(error);
  if (isAway || isDatabaseBusy(error)) {
    log.warn(isAway ? "the database is away" : "the database took too long", { ...place, error });
    return { ok: false, code: "unavailable", message: errorSentence("unavailable", locale) };
  }
  const id = randomUUID().slice(0, 8);
  log.error("a door failed", { ...place, eventId: id, error });
  return { ok: false, code: "internal", message: errorSentence("internal", locale, id) };
}
