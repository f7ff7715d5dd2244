/**
 * `ambiguous`: perhaps it was done; `transient`: it was not, try again later; `configuration`: it was not, our account
 * or set-up must be put right first; `permanent`: it was not and never will be as asked.
 */
export type ApiErrorClass = "ambiguous" | "transient" | "configuration" | "permanent";

/** voximplant.com/docs/references/httpapi/errors. A code that is not here is ambiguous. */
const API_ERRORS: Record<number, ApiErrorClass> = {
  1: "ambiguous",
  2: "ambiguous",
  4: "ambiguous",
  5: "ambiguous",
  15: "ambiguous",
  16: "ambiguous",
  21: "ambiguous",
  100: "configuration",
  101: "permanent",
  103: "configuration",
  104: "configuration",
  115: "configuration",
  116: "configuration",
  121: "permanent",
  127: "configuration",
  131: "configuration",
  134: "permanent",
  147: "configuration",
  150: "permanent",
  162: "transient",
  184: "configuration",
  185: "configuration",
  281: "configuration",
  282: "configuration",
  314: "transient",
  317: "configuration",
  340: "transient",
  375: "configuration",
  416: "transient",
  447: "configuration",
};

/** @param code `error.code` of an answer of the management API */
export function apiErrorClass(code: number): ApiErrorClass {
  return API_ERRORS[code] ?? "ambiguous";
}

/** The token was refused: a new one is worth one more try, even for a start, because nothing was done. */
export function isTokenError(code: number): boolean {
  return code === 100 || code === 447;
}
