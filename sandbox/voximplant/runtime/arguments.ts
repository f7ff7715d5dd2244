import type { Guard } from "./strict";

/** @returns what is wrong with the value, or null when it fits */
export type Check = (value: unknown) => string | null;

export const anything: Check = () => null;

/** A string of at most so many characters. */
export function text(longest = Number.POSITIVE_INFINITY): Check {
  return (value) => {
    if (typeof value !== "string") return `must be a string, not ${kindOf(value)}`;
    return value.length > longest ? `is longer than ${longest} characters` : null;
  };
}

export function number(least: number, most: number): Check {
  return (value) => {
    if (typeof value !== "number" || Number.isNaN(value)) {
      return `must be a number, not ${kindOf(value)}`;
    }
    return value < least || value > most ? `must be from ${least} to ${most}` : null;
  };
}

export const flag: Check = (value) =>
  typeof value === "boolean" ? null : `must be a boolean, not ${kindOf(value)}`;

export const callable: Check = (value) =>
  typeof value === "function" ? null : `must be a function, not ${kindOf(value)}`;

export const plainObject: Check = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? null
    : `must be an object, not ${kindOf(value)}`;

export function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return `must be a list, not ${kindOf(value)}`;
    for (const item of value) {
      const wrong = check(item);
      if (wrong) return `has an item that ${wrong}`;
    }
    return null;
  };
}

/** One of the values of a documented list. */
export function memberOf(list: string, values: Iterable<unknown>): Check {
  // Looked up at each call: some lists are filled after the methods that check against them are made.
  return (value) => ([...values].includes(value) ? null : `must be a member of ${list}`);
}

/** Text values under free names, such as headers. */
export function textMap(nameRule?: RegExp): Check {
  return (value) => {
    const wrong = plainObject(value);
    if (wrong) return wrong;
    for (const [key, item] of Object.entries(value as object)) {
      if (nameRule && !nameRule.test(key)) return `has the name ${key}, which is not allowed`;
      if (typeof item !== "string") return `has a ${kindOf(item)} under ${key}`;
    }
    return null;
  };
}

/** Options by name: unknown names are refused, undefined counts as absent. */
export function options(fields: Record<string, Check>, required: readonly string[] = []): Check {
  return (value) => {
    const wrong = plainObject(value);
    if (wrong) return wrong;
    const given = value as Record<string, unknown>;
    for (const key of Object.keys(given)) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (!check) return `has the unknown option ${key}`;
      const fault = given[key] === undefined ? null : check(given[key]);
      if (fault) return `has an option ${key} that ${fault}`;
    }
    const missing = required.find((key) => given[key] === undefined);
    return missing ? `lacks the option ${missing}` : null;
  };
}

/**
 * A documented method: the number and kind of its arguments are checked before `run` sees them.
 * An optional argument may be undefined.
 */
export function method(
  guard: Guard,
  name: string,
  required: readonly Check[],
  optional: readonly Check[],
  run: (given: readonly unknown[]) => unknown,
): (...given: unknown[]) => unknown {
  return (...given) => {
    if (given.length < required.length) {
      guard.violate(`${name} takes at least ${required.length} argument(s), not ${given.length}`);
    }
    const most = required.length + optional.length;
    if (given.length > most) {
      guard.violate(`${name} takes at most ${most} argument(s), not ${given.length}`);
    }
    for (const [at, value] of given.entries()) {
      const isOptional = at >= required.length;
      if (isOptional && value === undefined) continue;
      const check = isOptional ? optional[at - required.length] : required[at];
      const wrong = check?.(value);
      if (wrong) guard.violate(`${name}: argument ${at + 1} ${wrong}`);
    }
    return run(given);
  };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
