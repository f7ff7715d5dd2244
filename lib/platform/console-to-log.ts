import "server-only";
import { types } from "node:util";
import { log } from "./log";

const LEVELS = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug" } as const;

/**
 * Sends what is printed through the log's allow-list. Next prints whatever a page throws as a whole, and an error of
 * the database carries the query's values: numbers and names. Of an error its kind and place stay, of a text what is
 * neither quoted nor a row of digits.
 */
export function sendConsoleToLog(): void {
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, "error"][]) {
    console[method] = (...said: unknown[]) => {
      const error = said.find((one) => types.isNativeError(one));
      const reason = plainWords(said.filter((one) => typeof one === "string").join(" "));
      log[level]("printed", { ...(reason ? { reason } : {}), ...(error ? { error } : {}) });
    };
  }
}

/** Up to 120 characters of a text without what it quotes and without long numbers. */
export function plainWords(text: string): string {
  return text
    .replace(/(["'`«]).*?(["'`»]|$)/gsu, "…")
    .replace(/\+?\d[\d\s()-]{3,}/gu, "…")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 120);
}
